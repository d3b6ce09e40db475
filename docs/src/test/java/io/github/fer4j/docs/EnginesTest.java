package io.github.fer4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.github.fer4j.Classifier;
import io.github.fer4j.Fer;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.format.Architecture;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.WeightFormat;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One model file on both engines, as the guide to ONNX says. */
class EnginesTest {
    private static final List<Image> FACES =
            SyntheticFaces.builder().samplesPerClass(4).seed(5).build().samples().stream()
                    .map(sample -> sample.image().load())
                    .toList();

    @TempDir
    Path folder;

    private static void assertSame(List<Scores> scores, List<Scores> expected) {
        assertThat(scores).hasSameSizeAs(expected);
        for (int i = 0; i < scores.size(); i++) {
            assertThat(scores.get(i).toArray()).containsExactly(expected.get(i).toArray(), within(1e-5));
            assertThat(scores.get(i).valenceArousal().isPresent())
                    .isEqualTo(expected.get(i).valenceArousal().isPresent());
            if (expected.get(i).valenceArousal().isPresent()) {
                ValenceArousal got = scores.get(i).valenceArousal().orElseThrow();
                ValenceArousal wanted = expected.get(i).valenceArousal().orElseThrow();
                assertThat(got.valence()).isCloseTo(wanted.valence(), within(1e-5));
                assertThat(got.arousal()).isCloseTo(wanted.arousal(), within(1e-5));
            }
        }
    }

    @Test
    void the_bundled_model_says_the_same_on_both_engines_and_the_light_one_comes_first() {
        ModelFile model = Fer.bundledModel("fer2013-7");
        assertThat(model.engines()).containsExactly("dl4j", "onnx");
        try (Classifier first = Classifier.open(model);
                TrainedModel trained = TrainedModel.of(model)) {
            assertThat(first.getClass().getName()).startsWith("io.github.fer4j.onnx.");
            assertSame(first.classifyAll(FACES), trained.classifyAll(FACES));
        }
    }

    @Test
    void a_model_of_both_tasks_with_a_temperature_says_the_same_on_both_engines() {
        NetSpec spec = Zoo.slimResNet().option("filters", "8,8,16").withValenceArousal();
        try (TrainedModel trained = random(spec)) {
            trained.save(folder.resolve("both.fer"));
            try (Classifier onnx = Classifier.open(ModelFile.read(folder.resolve("both.fer")))) {
                List<Scores> scores = onnx.classifyAll(FACES);
                assertThat(scores).allMatch(said -> said.valenceArousal().isPresent());
                assertSame(scores, trained.classifyAll(FACES));
            }
        }
    }

    @Test
    void a_file_of_one_form_is_run_by_the_engine_that_reads_it() {
        NetSpec spec = Zoo.slimCnn().option("filters", "8,8,8,8");
        try (TrainedModel trained = random(spec)) {
            for (WeightFormat format : WeightFormat.values()) {
                Path file = folder.resolve(format + ".fer");
                trained.save(file, Set.of(format));
                ModelFile read = ModelFile.read(file);
                assertThat(read.engines()).containsExactly(format.engine());
                try (Classifier classifier = Classifier.open(read)) {
                    assertSame(classifier.classifyAll(FACES), trained.classifyAll(FACES));
                }
            }
        }
    }

    @Test
    void an_exported_file_says_what_it_is() throws Exception {
        NetSpec spec = Zoo.slimCnn().option("filters", "8,8,8,8").withValenceArousal();
        try (TrainedModel trained = random(spec)) {
            Path file = folder.resolve("my.onnx");
            trained.exportOnnx(file);
            try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
                Map<String, String> metadata = session.getMetadata().getCustomMetadata();
                assertThat(metadata)
                        .containsOnlyKeys("labels", "temperature", "licence", "card")
                        .containsEntry("labels", "anger,disgust,fear,happiness,sadness,surprise,neutral")
                        .containsEntry("temperature", "1.5")
                        .containsEntry("card", trained.card().toJson());
                assertThat(session.getInputNames()).containsExactly("image");
                assertThat(session.getOutputNames()).containsExactlyInAnyOrder("logits", "affect");
            }
        }
    }

    /** Weights that nobody taught anything. */
    private static TrainedModel random(NetSpec spec) {
        Architecture architecture = spec.architecture();
        ModelCard card = new ModelCard(
                        "random",
                        "random weights",
                        LabelSet.EKMAN_7.emotions().stream()
                                .map(Object::toString)
                                .toList(),
                        Preprocessing.gray48(),
                        FaceCrop.tight(),
                        architecture,
                        null,
                        List.of(),
                        "none")
                .withTemperature(1.5);
        Random random = new Random(9);
        float[] parameters = new float[Math.toIntExact(Zoo.summary(spec).parameters())];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) (0.2 * random.nextGaussian());
        }
        return TrainedModel.of(card, parameters);
    }
}
