package io.github.fer4j.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.noise.loss.Losses;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/** What every net of the zoo keeps, tried with few filters so that it takes seconds. */
class ZooContractTest {
    private static final String NAMES = "io.github.fer4j.models.zoo.Zoo#names";
    private static final int BATCH = 3;

    /** The options that make a net slim; a net without an entry has the option {@code width}. */
    private static final Map<String, Map<String, String>> SLIM = Map.of(
            "simpleCnn", Map.of("filters", "8,8,8", "units", "16,16"),
            "customCnn", Map.of("filters", "8,8,8", "units", "16,16"),
            "slimCnn", Map.of("filters", "8,8,8,8"),
            "slimResNet", Map.of("filters", "8,8,16"),
            "miniXception", Map.of("filters", "8,8,8,16,16"),
            "vgg13", Map.of("filters", "8,8,8,8", "units", "16,16"),
            "vgg19", Map.of("filters", "8,8,8,16,16", "units", "32,32"),
            "vit", Map.of("patch", "8", "width", "16", "depth", "2", "heads", "2"));

    /** A net with few filters. */
    static NetSpec slim(String name) {
        NetSpec spec = Zoo.named(name);
        for (var option : SLIM.getOrDefault(name, Map.of("width", "0.125")).entrySet()) {
            spec = spec.option(option.getKey(), option.getValue());
        }
        return spec;
    }

    private static NetSpec withoutDropout(NetSpec spec) {
        for (String option : spec.architecture().options().keySet()) {
            if (option.toLowerCase(Locale.ROOT).endsWith("dropout")) {
                spec = spec.option(option, "0");
            }
        }
        return spec;
    }

    private static INDArray images(NetSpec spec, int batch) {
        Preprocessing shape = spec.preprocessing();
        Nd4j.getRandom().setSeed(7);
        return Nd4j.randn(DataType.FLOAT, batch, shape.channels(), shape.height(), shape.width());
    }

    /** One of each of the first classes. */
    private static INDArray oneHot(NetSpec spec) {
        return Nd4j.eye(spec.labels().size()).get(NDArrayIndex.interval(0, BATCH), NDArrayIndex.all());
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void it_has_as_many_parameters_as_its_summary_counts(String name) {
        NetSpec spec = slim(name);
        ComputationGraph net = Zoo.build(spec);
        assertThat(net.numParams()).isEqualTo(Zoo.summary(spec).parameters());
        net.close();
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void its_stages_hold_all_of_it_and_end_in_the_head(String name) {
        NetSpec spec = slim(name);
        List<Stage> stages = Zoo.stages(spec);
        assertThat(stages)
                .hasSizeGreaterThanOrEqualTo(4)
                .extracting(Stage::name)
                .doesNotHaveDuplicates();
        assertThat(stages.get(stages.size() - 1).name()).isEqualTo("head");
        assertThat(stages.get(stages.size() - 1).layers()).contains("logits");
        assertThat(stages.stream().mapToLong(Stage::parameters).sum())
                .isEqualTo(Zoo.summary(spec).parameters());
        ComputationGraph net = Zoo.build(spec);
        assertThat(stages.stream().flatMap(stage -> stage.layers().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        net.getConfiguration().getVertices().keySet());
        net.close();
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void its_layers_have_the_same_names_with_and_without_dropout(String name) {
        assertThat(withoutDropoutLayers(withoutDropout(slim(name)))).isEqualTo(withoutDropoutLayers(slim(name)));
    }

    private static List<String> withoutDropoutLayers(NetSpec spec) {
        return Zoo.stages(spec).stream()
                .flatMap(stage -> stage.layers().stream())
                .filter(layer -> !layer.contains("dropout"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void it_gives_a_finite_logit_for_each_class_at_every_size_in_gray_and_in_colour(String name) {
        Preprocessing gray = Preprocessing.gray48();
        Preprocessing colour = new Preprocessing(64, 64, 3, Interpolation.AREA, Normalisation.unit());
        int smallest = Math.max(2, smallestSide(name));
        for (Preprocessing input : List.of(
                gray, colour, gray.withSize(96, 96), gray.withSize(56, 40), gray.withSize(smallest, smallest))) {
            NetSpec spec = slim(name).classes(LabelSet.FERPLUS_8).input(input);
            ComputationGraph net = Zoo.build(spec);
            INDArray logits = net.outputSingle(images(spec, 1));
            assertThat(logits.shape()).containsExactly(1, 8);
            for (float logit : logits.toFloatMatrix()[0]) {
                assertThat(logit).isFinite();
            }
            net.close();
        }
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void it_builds_for_the_224_pixels_of_imagenet(String name) {
        Preprocessing imagenet = new Preprocessing(224, 224, 3, Interpolation.AREA, Normalisation.unit());
        NetSummary small = Zoo.summary(Zoo.named(name));
        NetSummary large = Zoo.summary(Zoo.named(name).input(imagenet));
        assertThat(large.multiplyAdds()).isGreaterThan(small.multiplyAdds());
        assertThat(large.parameters()).isGreaterThanOrEqualTo(small.parameters());
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void an_image_too_small_for_it_is_refused_with_the_least_size(String name) {
        int smallest = smallestSide(name);
        if (smallest > 1) {
            NetSpec spec = slim(name).input(Preprocessing.gray48().withSize(48, smallest - 1));
            assertThatThrownBy(() -> Zoo.build(spec))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining(name + " takes images of at least " + smallest + " pixels")
                    .hasMessageContaining((smallest - 1) + "x48");
        }
    }

    /** The least side that is not refused. */
    private static int smallestSide(String name) {
        return IntStream.rangeClosed(1, 48)
                .filter(side -> {
                    try {
                        Zoo.summary(slim(name).input(Preprocessing.gray48().withSize(side, side)));
                        return true;
                    } catch (InvalidArgumentException e) {
                        return false;
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void a_training_step_lowers_the_loss(String name) {
        NetSpec spec = withoutDropout(slim(name));
        LossAdapter loss = new LossAdapter(Losses.crossEntropy());
        ComputationGraph net = Zoo.build(spec, new Sgd(1e-3), loss, 0, 11);
        INDArray[] images = {images(spec, BATCH)};
        INDArray[] targets = {oneHot(spec)};
        net.fit(images, targets);
        double before = loss.meanLoss();
        loss.reset();
        net.fit(images, targets);
        assertThat(loss.meanLoss()).isFinite().isLessThan(before);
        net.close();
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void saved_and_loaded_it_gives_the_same_scores(String name, @TempDir Path folder) {
        List<Image> faces = faces();
        NetSpec spec = slim(name);
        try (TrainedModel model = model(spec, trainedALittle(spec))) {
            model.save(folder.resolve("model.fer"));
            try (TrainedModel loaded = TrainedModel.load(folder.resolve("model.fer"))) {
                List<Scores> scores = loaded.classifyAll(faces);
                assertThat(scores).isEqualTo(model.classifyAll(faces));
                assertThat(scores.get(0)).isNotEqualTo(scores.get(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void its_scores_can_be_weighted_by_class(String name) {
        List<Image> faces = faces();
        Map<Emotion, Double> weights = Map.of(Emotion.FEAR, 3.0, Emotion.HAPPINESS, 0.5);
        NetSpec spec = slim(name).withValenceArousal();
        try (TrainedModel model = model(spec, Zoo.build(spec));
                TrainedModel warmer = model.withCard(model.card().withTemperature(2));
                TrainedModel weighted = warmer.withScoreWeights(weights)) {
            assertThat(weighted.card()).isEqualTo(warmer.card());
            List<Scores> got = weighted.classifyAll(faces);
            for (int i = 0; i < faces.size(); i++) {
                Scores expected = warmer.classify(faces.get(i)).weighted(weights);
                assertThat(got.get(i).toArray()).containsExactly(expected.toArray(), within(1e-5));
                assertThat(got.get(i).valenceArousal().orElseThrow().valence())
                        .isCloseTo(expected.valenceArousal().orElseThrow().valence(), within(1e-5));
            }
        }
    }

    /** A model of a net's parameters; closes the net. */
    private static TrainedModel model(NetSpec spec, ComputationGraph net) {
        ModelCard card = new ModelCard(
                spec.architecture().name(),
                "few filters, one step",
                spec.labels().emotions().stream().map(Emotion::name).toList(),
                spec.preprocessing(),
                FaceCrop.tight(),
                spec.architecture(),
                null,
                List.of(),
                "not stated");
        float[] parameters = net.params().toFloatVector();
        net.close();
        return TrainedModel.of(card, parameters);
    }

    private static List<Image> faces() {
        Random random = new Random(5);
        return List.of(noise(random), noise(random));
    }

    private static Image noise(Random random) {
        byte[] pixels = new byte[48 * 48];
        random.nextBytes(pixels);
        return Image.gray(48, 48, pixels);
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void a_clone_and_a_net_of_the_written_configuration_give_the_same_output(String name) {
        NetSpec spec = slim(name);
        ComputationGraph net = trainedALittle(spec);
        INDArray image = images(spec, BATCH);
        INDArray logits = net.outputSingle(image);
        ComputationGraph clone = net.clone();
        assertThat(clone.outputSingle(image)).isEqualTo(logits);

        ComputationGraph untrained = Zoo.build(spec); // its loss, unlike the trainer's, can be written
        ComputationGraph read = new ComputationGraph(ComputationGraphConfiguration.fromJson(
                untrained.getConfiguration().toJson()));
        read.init();
        read.params().assign(net.params());
        assertThat(read.outputSingle(image)).isEqualTo(logits);
        List.of(net, clone, untrained, read).forEach(ComputationGraph::close);
    }

    @ParameterizedTest
    @MethodSource(NAMES)
    void two_threads_with_a_copy_each_get_what_one_thread_gets(String name) throws Exception {
        NetSpec spec = slim(name);
        ComputationGraph net = trainedALittle(spec);
        ComputationGraph copy = net.clone();
        INDArray one = images(spec, 2);
        INDArray two = one.mul(0.5);
        INDArray oneAlone = net.outputSingle(one);
        INDArray twoAlone = net.outputSingle(two);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<INDArray>> ones = threads.submit(() -> repeat(net, one));
            Future<List<INDArray>> twos = threads.submit(() -> repeat(copy, two));
            assertThat(ones.get()).allMatch(oneAlone::equals);
            assertThat(twos.get()).allMatch(twoAlone::equals);
        } finally {
            threads.shutdownNow();
        }
        net.close();
        copy.close();
    }

    private static List<INDArray> repeat(ComputationGraph net, INDArray images) {
        return IntStream.range(0, 3).mapToObj(i -> net.outputSingle(images)).toList();
    }

    /** So that the running statistics are not those that every net begins with. */
    private static ComputationGraph trainedALittle(NetSpec spec) {
        ComputationGraph net = Zoo.build(spec, new Sgd(1e-3), new LossAdapter(Losses.crossEntropy()), 1e-4, 13);
        net.fit(new INDArray[] {images(spec, BATCH)}, new INDArray[] {oneHot(spec)});
        return net;
    }
}
