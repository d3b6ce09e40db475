package io.github.fer4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FaceDetectors;
import io.github.fer4j.Fer;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.FerResult;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import onnx.Onnx.ModelProto;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedModelTest {
    private static TrainedModel model;
    private static List<Image> images;

    @BeforeAll
    static void trainALittle() {
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(20)
                .shares(0.7, 0.3)
                .seed(3)
                .build();
        TrainingResult run = Trainer.of(Zoo.slimCnn().option("filters", "8,8,16,16"))
                .epochs(1)
                .fit(faces.split(Split.TRAIN), faces.split(Split.VALIDATION));
        model = run.model();
        images = faces.samples().stream()
                .map(Sample::image)
                .map(source -> source.load())
                .toList();
    }

    @AfterAll
    static void free() {
        model.close();
    }

    @Test
    void a_saved_model_gives_exactly_the_scores_of_the_one_that_was_saved(@TempDir Path folder) {
        Path file = folder.resolve("model.fer");
        model.save(file);
        try (TrainedModel loaded = TrainedModel.load(file)) {
            assertThat(loaded.card()).isEqualTo(model.card());
            assertThat(loaded.parameters()).isEqualTo(model.parameters());
            assertThat(loaded.classifyAll(images)).isEqualTo(model.classifyAll(images));
        }
    }

    @Test
    void scores_do_not_depend_on_the_batch_that_an_image_comes_in_beyond_rounding() {
        List<Scores> together = model.classifyAll(images);
        for (int i = 0; i < 5; i++) {
            double[] alone = model.classify(images.get(i)).toArray();
            assertThat(together.get(i).toArray()).containsExactly(alone, within(1e-5));
        }
    }

    @Test
    void no_faces_give_no_scores() {
        assertThat(model.classifyAll(List.of())).isEmpty();
    }

    @Test
    void eight_threads_classify_a_thousand_images_through_one_fer_and_get_what_one_thread_gets(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("model.fer");
        model.save(file);
        try (Fer fer = Fer.builder().model(file).detector(FaceDetectors.none()).build()) {
            List<Image> thousand = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                thousand.add(images.get(i % images.size()));
            }
            List<FerResult> alone = thousand.stream().map(fer::classify).toList();
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<FerResult>> futures = new ArrayList<>();
                for (Image image : thousand) {
                    futures.add(threads.submit(() -> fer.classify(image)));
                }
                for (int i = 0; i < 1000; i++) {
                    assertThat(futures.get(i).get()).isEqualTo(alone.get(i));
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void weights_of_no_class_of_the_model_or_of_no_use_are_refused() {
        assertThatThrownBy(() -> model.withScoreWeights(Map.of(Emotion.CONTEMPT, 2.0)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("2.0 for 'contempt'");
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> model.withScoreWeights(Map.of(Emotion.FEAR, bad)))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining(bad + " for 'fear'");
        }
    }

    @Test
    void parameters_that_do_not_fit_the_architecture_are_refused_with_both_counts() {
        float[] tooFew = new float[model.parameters().length - 1];
        assertThatThrownBy(() -> TrainedModel.of(model.card(), tooFew))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(Integer.toString(tooFew.length))
                .hasMessageContaining(Integer.toString(tooFew.length + 1));
    }

    @Test
    void weights_of_another_engine_or_of_a_broken_length_are_refused() {
        assertThatThrownBy(() -> TrainedModel.of(ModelFile.of(model.card(), Map.of("onnx", new byte[4]))))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("onnx");
        assertThatThrownBy(() -> TrainedModel.of(ModelFile.of(model.card(), Map.of("dl4j", new byte[5]))))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("5 bytes");
    }

    @Test
    void a_model_with_another_card_keeps_its_parameters() {
        ModelCard renamed = model.card().named("other", "another name", "none");
        try (TrainedModel other = model.withCard(renamed)) {
            assertThat(other.card().name()).isEqualTo("other");
            assertThat(other.parameters()).isEqualTo(model.parameters());
        }
    }

    @Test
    void the_temperature_of_the_card_is_applied_by_the_model_and_by_fer(@TempDir Path folder) {
        Path file = folder.resolve("model.fer");
        List<Scores> expected = model.classifyAll(images).stream()
                .map(s -> s.withTemperature(2.5))
                .toList();
        try (TrainedModel scaled = model.withCard(model.card().withTemperature(2.5))) {
            assertThat(scaled.classifyAll(images)).isEqualTo(expected);
            scaled.save(file);
        }
        try (Fer fer = Fer.builder().model(file).detector(FaceDetectors.none()).build()) {
            assertThat(fer.classify(images.get(0))
                            .primary()
                            .orElseThrow()
                            .scores()
                            .toArray())
                    .containsExactly(expected.get(0).toArray(), within(1e-5));
        }
    }

    @Test
    void a_closed_model_says_so() {
        TrainedModel closed = model.withCard(model.card());
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.classify(images.get(0)))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void it_is_saved_for_both_engines_or_for_those_that_are_asked_for(@TempDir Path folder) {
        assertThat(model.toModelFile().engines()).containsExactly("dl4j", "onnx");
        Path small = folder.resolve("small.fer");
        model.save(small, Set.of(WeightFormat.ONNX));
        assertThat(ModelFile.read(small).engines()).containsExactly("onnx");
        assertThatThrownBy(() -> TrainedModel.load(small))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("[onnx], not for dl4j");
        assertThatThrownBy(() -> model.save(small, Set.of()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least one engine");
        assertThat(model.toModelFile()).isEqualTo(model.toModelFile());
    }

    @Test
    void a_file_of_before_there_was_onnx_loads_as_it_did(@TempDir Path folder) {
        Path old = folder.resolve("old.fer");
        TrainedModel.toModelFile(model.card(), model.parameters()).write(old);
        assertThat(ModelFile.read(old).engines()).containsExactly("dl4j");
        try (TrainedModel loaded = TrainedModel.load(old)) {
            assertThat(loaded.classifyAll(images)).isEqualTo(model.classifyAll(images));
        }
    }

    @Test
    void an_onnx_file_has_the_card_in_its_metadata(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("model.onnx");
        model.exportOnnx(file);
        ModelProto exported = ModelProto.parseFrom(Files.readAllBytes(file));
        Map<String, String> metadata = new TreeMap<>();
        exported.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        assertThat(metadata)
                .containsOnlyKeys("card", "labels", "licence", "temperature")
                .containsEntry("card", model.card().toJson())
                .containsEntry("temperature", "1.0")
                .containsEntry("labels", "anger,disgust,fear,happiness,sadness,surprise,neutral");
        assertThat(exported.getGraph().getInput(0).getName()).isEqualTo("image");
        ModelProto within = ModelProto.parseFrom(model.toModelFile().weights("onnx"));
        assertThat(within.getMetadataPropsList()).isEmpty();
        assertThat(within.getGraph()).isEqualTo(exported.getGraph());
    }
}
