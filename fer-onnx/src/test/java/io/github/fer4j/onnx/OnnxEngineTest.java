package io.github.fer4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.fer4j.Classifier;
import io.github.fer4j.FaceDetectors;
import io.github.fer4j.Fer;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.format.ImageDigest;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.SeenImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxEngineTest {
    private static final LabelSet LABELS = LabelSet.ofNames(TinyOnnx.LABELS);

    private static Image image(int... pixels) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) pixels[i];
        }
        return Image.gray(2, 2, bytes);
    }

    private static List<Image> noise(int count) {
        Random random = new Random(4);
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(image(random.nextInt(256), random.nextInt(256), random.nextInt(256), random.nextInt(256)));
        }
        return images;
    }

    /** The softmax of pixels W + b, in double precision. */
    private static double[] expected(Image image, double temperature) {
        double[] p = new double[3];
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double logit = TinyOnnx.B[k];
            for (int i = 0; i < 4; i++) {
                logit += image.get(i / 2, i % 2, 0) / 255.0 * TinyOnnx.W[i * 3 + k];
            }
            p[k] = Math.exp(logit / temperature);
            sum += p[k];
        }
        for (int k = 0; k < 3; k++) {
            p[k] /= sum;
        }
        return p;
    }

    @Property(tries = 50)
    void scores_are_the_softmax_of_the_logits(@ForAll @Size(4) List<@IntRange(max = 255) Integer> pixels) {
        Image image = image(pixels.stream().mapToInt(Integer::intValue).toArray());
        try (Classifier classifier = new OnnxEngine().open(TinyOnnx.model())) {
            assertThat(classifier.labels()).isEqualTo(LABELS);
            Scores scores = classifier.classify(image);
            assertThat(scores.toArray()).containsExactly(expected(image, 1), within(1e-6));
            assertThat(scores.valenceArousal()).isEmpty();
        }
    }

    @Test
    void the_temperature_of_the_card_is_applied() {
        ModelFile model = TinyOnnx.model();
        Image image = image(0, 255, 128, 7);
        try (Classifier classifier =
                new OnnxEngine().open(model.withCard(model.card().withTemperature(2.5)))) {
            assertThat(classifier.classify(image).toArray()).containsExactly(expected(image, 2.5), within(1e-6));
        }
    }

    @Test
    void what_the_model_saw_is_known_to_whoever_evaluates_it() {
        Image image = image(0, 255, 128, 7);
        SeenImages seen = SeenImages.of(List.of(ImageDigest.of(image)), List.of());
        try (Classifier classifier = new OnnxEngine().open(TinyOnnx.model().withSeen(seen))) {
            assertThat(classifier.seen()).isEqualTo(seen);
        }
    }

    @Test
    void valence_and_arousal_come_beside_the_scores() {
        Image image = image(255, 51, 0, 102);
        try (Classifier classifier = new OnnxEngine().open(TinyOnnx.withAffect())) {
            Scores scores = classifier.classify(image);
            assertThat(scores.toArray()).containsExactly(expected(image, 1), within(1e-6));
            ValenceArousal affect = scores.valenceArousal().orElseThrow();
            assertThat(affect.valence()).isCloseTo(Math.tanh(1 - 0.4), within(1e-6));
            assertThat(affect.arousal()).isCloseTo(Math.tanh(-1 + 0.1 + 0.4), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void many_crops_keep_their_order_and_their_scores_whatever_the_number_of_threads(int threads) {
        List<Image> images = noise(101);
        try (Classifier alone =
                        OnnxEngine.builder().threads(1).batchSize(8).build().open(TinyOnnx.model());
                Classifier several = OnnxEngine.builder()
                        .threads(threads)
                        .batchSize(8)
                        .build()
                        .open(TinyOnnx.model())) {
            List<Scores> scores = several.classifyAll(images);
            assertThat(scores).isEqualTo(alone.classifyAll(images));
            for (int i = 0; i < images.size(); i++) {
                assertThat(scores.get(i).toArray()).containsExactly(expected(images.get(i), 1), within(1e-6));
            }
            assertThat(several.classifyAll(List.of())).isEmpty();
        }
    }

    @Test
    void sixteen_threads_get_what_one_thread_gets() throws Exception {
        List<Image> images = noise(40);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Classifier classifier =
                OnnxEngine.builder().threads(3).batchSize(7).build().open(TinyOnnx.withAffect())) {
            List<Scores> alone = classifier.classifyAll(images);
            List<Future<List<Scores>>> futures = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                futures.add(threads.submit(() -> classifier.classifyAll(images)));
            }
            for (Future<List<Scores>> future : futures) {
                assertThat(future.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void threads_within_a_batch_do_not_change_the_scores() {
        List<Image> images = noise(20);
        try (Classifier one = new OnnxEngine().open(TinyOnnx.model());
                Classifier two = OnnxEngine.builder().threadsPerBatch(2).build().open(TinyOnnx.model())) {
            assertThat(two.classifyAll(images)).isEqualTo(one.classifyAll(images));
        }
    }

    @Test
    void fer_finds_the_engine_and_takes_one_with_other_settings() {
        Image image = image(1, 2, 3, 4);
        OnnxEngine other =
                OnnxEngine.builder().threads(1).device(OnnxDevice.CPU).build();
        for (Fer.Builder builder : List.of(Fer.builder(), Fer.builder().engine(other))) {
            try (Fer fer = builder.model(TinyOnnx.model())
                    .detector(FaceDetectors.none())
                    .build()) {
                assertThat(fer.classify(image).primary().orElseThrow().scores().toArray())
                        .containsExactly(expected(image, 1), within(1e-6));
            }
        }
    }

    @Test
    void a_bad_crop_among_many_is_an_error_and_the_classifier_goes_on() {
        try (Classifier classifier =
                OnnxEngine.builder().threads(2).batchSize(1).build().open(TinyOnnx.model())) {
            assertThatThrownBy(() -> classifier.classifyAll(Arrays.asList(image(1, 2, 3, 4), null)))
                    .isInstanceOf(NullPointerException.class);
            assertThat(classifier.classifyAll(noise(3))).hasSize(3);
        }
    }

    @Test
    void a_closed_classifier_says_so() {
        Classifier classifier = new OnnxEngine().open(TinyOnnx.model());
        classifier.close();
        classifier.close();
        assertThatThrownBy(() -> classifier.classify(image(0, 0, 0, 0)))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closing_waits_for_those_who_classify() throws Exception {
        List<Image> images = noise(3000);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                Classifier classifier =
                        OnnxEngine.builder().threads(2).batchSize(5).build().open(TinyOnnx.model());
                List<Future<Integer>> futures = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    futures.add(threads.submit(() -> {
                        try {
                            return classifier.classifyAll(images).size();
                        } catch (FerException e) {
                            return 0; // was closed before it began
                        }
                    }));
                }
                classifier.close();
                for (Future<Integer> future : futures) {
                    assertThat(future.get()).isIn(0, images.size());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void bytes_that_are_no_onnx_model_are_refused() {
        byte[] noise = new byte[1000];
        new Random(1).nextBytes(noise);
        byte[] whole = TinyOnnx.onnx(TinyOnnx.W, TinyOnnx.B, null, "logits");
        for (byte[] broken : List.of(new byte[0], noise, Arrays.copyOf(whole, whole.length / 2))) {
            assertThatThrownBy(() -> new OnnxEngine().open(TinyOnnx.model(broken)))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining("the ONNX model of 'tiny'");
        }
    }

    @Test
    void a_model_without_onnx_is_refused_with_what_it_has() {
        ModelFile model = ModelFile.of(TinyOnnx.card(), Map.of("dl4j", new byte[4]));
        assertThat(new OnnxEngine().canRun(model)).isFalse();
        assertThatThrownBy(() -> new OnnxEngine().open(model))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("[dl4j], not for onnx");
        assertThatThrownBy(() -> Fer.builder()
                        .engine(new OnnxEngine())
                        .model(model)
                        .detector(FaceDetectors.none())
                        .build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("the engine 'onnx' cannot run the model 'tiny'");
    }

    @Test
    void inputs_and_outputs_that_are_not_those_of_the_card_are_refused_with_both() {
        byte[] twoClasses = TinyOnnx.onnx(new float[8], new float[2], null, "logits");
        assertThatThrownBy(() -> new OnnxEngine().open(TinyOnnx.model(twoClasses)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("logits of 4-byte floats, [-1, 3]")
                .hasMessageContaining("[-1, 2]");
        byte[] otherName = TinyOnnx.onnx(TinyOnnx.W, TinyOnnx.B, null, "scores");
        assertThatThrownBy(() -> new OnnxEngine().open(TinyOnnx.model(otherName)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("an output 'logits'")
                .hasMessageContaining("scores");
    }

    @Test
    void weights_that_are_not_finite_are_told_with_the_first_crop() {
        float[] damaged = TinyOnnx.W.clone();
        damaged[4] = Float.NaN;
        byte[] onnx = TinyOnnx.onnx(damaged, TinyOnnx.B, null, "logits");
        try (Classifier classifier = new OnnxEngine().open(TinyOnnx.model(onnx))) {
            assertThatThrownBy(() -> classifier.classify(image(1, 1, 1, 1)))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining("gives NaN");
        }
    }

    @Test
    void cuda_that_is_asked_for_and_not_there_is_an_error_that_says_what_to_do() {
        assumeFalse(OnnxRuntimeInfo.current().providers().contains("CUDA"), "this ONNX Runtime has CUDA");
        OnnxEngine engine = OnnxEngine.builder().device(OnnxDevice.CUDA).build();
        assertThatThrownBy(() -> engine.open(TinyOnnx.model()))
                .isInstanceOf(FerException.class)
                .isNotInstanceOf(ModelFormatException.class)
                .hasMessageContaining("CUDA was asked for")
                .hasMessageContaining("onnxruntime_gpu");
    }

    @Test
    void settings_out_of_range_are_refused() {
        OnnxEngine.Builder builder = OnnxEngine.builder();
        assertThatThrownBy(() -> builder.threads(0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("threads is at least 1, got 0");
        assertThatThrownBy(() -> builder.threadsPerBatch(-1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.batchSize(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.device(null)).isInstanceOf(NullPointerException.class);
        assertThat(builder.threads(2).batchSize(5).device(OnnxDevice.CPU).build())
                .hasToString("onnx: 2 threads, batches of 5, CPU");
        assertThat(builder.build().priority()).isPositive();
    }
}
