package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.format.EyePlacement;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.TestModels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Fer} with {@link FakeEngine} and {@link FakeImaging}, which are registered as services. */
class FerTest {
    private static final ModelFile MODEL = TestModels.model("fake");

    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static Emotion says(int value) {
        return LabelSet.EKMAN_7.get(value % 7);
    }

    @Test
    void every_kind_of_input_gives_the_same_answer() throws IOException {
        try (Fer fer = Fer.builder().model(MODEL).build()) {
            byte[] bytes = FakeImaging.file(3);
            Path file = file("three.img", bytes);
            BufferedImage awt = FakeImaging.image(3).toBufferedImage();
            List<FerResult> results = List.of(
                    fer.classify(file),
                    fer.classify(bytes),
                    fer.classify(new ByteArrayInputStream(bytes)),
                    fer.classify(awt),
                    fer.classify(FakeImaging.image(3)));
            for (FerResult result : results) {
                FaceResult face = result.primary().orElseThrow();
                assertThat(face.expression()).isEqualTo(says(3));
                assertThat(face.box()).isEqualTo(new Box(3, 3, 4, 4));
                assertThat(face.confidence()).isEqualTo(9);
                assertThat(result.failure()).isEmpty();
            }
            assertThat(results)
                    .extracting(FerResult::source)
                    .containsExactly(file.toString(), "4 bytes", "stream", "10x10x1 image", "10x10x1 image");
            assertThat(fer.labels()).isEqualTo(LabelSet.EKMAN_7);
            assertThat(fer.card()).contains(MODEL.card());
        }
    }

    @Test
    void faces_keep_the_detectors_order_and_none_is_an_empty_result() {
        try (Fer fer = Fer.builder().model(MODEL).build()) {
            assertThat(fer.classify(FakeImaging.image(150)).faces())
                    .extracting(FaceResult::confidence)
                    .containsExactly(9.0, 5.0);
            FerResult nobody = fer.classify(FakeImaging.image(250));
            assertThat(nobody).isInstanceOf(FerResult.Classified.class);
            assertThat(nobody.faces()).isEmpty();
            assertThat(nobody.primary()).isEmpty();
        }
    }

    @Test
    void a_batch_keeps_order_and_a_bad_file_is_a_result_that_says_why() throws IOException {
        Path good = file("1.img", FakeImaging.file(1));
        Path bad = file("2.img", "no image".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Path missing = folder.resolve("3.img");
        Path last = file("4.img", FakeImaging.file(4));
        try (Fer fer = Fer.builder().model(MODEL).build()) {
            List<FerResult> results = fer.classifyAll(List.of(good, bad, missing, folder, last));
            assertThat(results)
                    .extracting(FerResult::source)
                    .containsExactly(
                            good.toString(), bad.toString(), missing.toString(), folder.toString(), last.toString());
            assertThat(results.get(0).primary().orElseThrow().expression()).isEqualTo(says(1));
            assertThat(results.get(4).primary().orElseThrow().expression()).isEqualTo(says(4));
            assertThat(results.get(1).failure().orElseThrow()).hasMessageContaining("2.img: is no image");
            assertThat(results.get(2).failure().orElseThrow()).hasMessageContaining("3.img: there is no such file");
            assertThat(results.get(3).failure().orElseThrow()).hasMessageContaining("cannot be read");
            assertThat(results.get(1).faces()).isEmpty();
            assertThat(results.get(1)).isInstanceOf(FerResult.Failed.class);
            assertThat(fer.classifyAll(List.of())).isEmpty();
        }
    }

    @Test
    void a_single_bad_input_is_an_exception() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the cable was cut");
            }
        };
        try (Fer fer = Fer.builder().model(MODEL).build()) {
            assertThatThrownBy(() -> fer.classify(new byte[0])).isInstanceOf(UnreadableImageException.class);
            assertThatThrownBy(() -> fer.classify(broken))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("the cable was cut");
            assertThatThrownBy(() -> fer.classify(folder.resolve("none")))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("no such file");
        }
    }

    @Test
    void eight_threads_share_one_fer_and_each_gets_its_own_answers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Fer fer = Fer.builder().model(MODEL).build()) {
            List<Callable<List<Emotion>>> tasks = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int first = t;
                tasks.add(() -> IntStream.range(0, 500)
                        .mapToObj(i -> fer.classify(FakeImaging.file((first + i) % 100))
                                .primary()
                                .orElseThrow()
                                .expression())
                        .toList());
            }
            List<Future<List<Emotion>>> answers = threads.invokeAll(tasks);
            for (int t = 0; t < 8; t++) {
                int first = t;
                assertThat(answers.get(t).get())
                        .isEqualTo(IntStream.range(0, 500)
                                .mapToObj(i -> says((first + i) % 100))
                                .toList());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closing_frees_model_and_detector_once_and_later_calls_say_so() {
        int engines = FakeEngine.OPEN.get();
        int detectors = FakeImaging.OPEN.get();
        Fer fer = Fer.builder().model(MODEL).build();
        assertThat(FakeEngine.OPEN).hasValue(engines + 1);
        fer.close();
        fer.close();
        assertThat(FakeEngine.OPEN).hasValue(engines);
        assertThat(FakeImaging.OPEN).hasValue(detectors);
        assertThatThrownBy(() -> fer.classify(FakeImaging.image(1)))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> fer.classifyAll(List.of(folder)))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void the_detector_is_freed_even_where_the_classifier_fails_to_close() {
        FakeImaging.Middle detector = new FakeImaging.Middle();
        Fer fer = Fer.builder()
                .detector(detector)
                .classifier(new FakeEngine.FirstSample() {
                    @Override
                    public void close() {
                        throw new FerException("stuck");
                    }
                })
                .build();
        assertThatThrownBy(fer::close).hasMessage("stuck");
        assertThat(detector.closed).isEqualTo(1);
    }

    @Test
    void where_building_fails_what_build_opened_is_freed_and_what_was_given_stays_open() {
        ModelFile unfit = ModelFile.of(MODEL.card(), Map.of("fake", new byte[0]));
        int detectors = FakeImaging.OPEN.get();
        assertThatThrownBy(() -> Fer.builder().model(unfit).build()).isInstanceOf(ModelFormatException.class);
        assertThat(FakeImaging.OPEN).hasValue(detectors);

        FakeImaging.Middle given = new FakeImaging.Middle();
        assertThatThrownBy(() -> Fer.builder().model(unfit).detector(given).build())
                .isInstanceOf(ModelFormatException.class);
        assertThat(given.closed).isZero();
    }

    @Test
    void a_model_that_no_engine_runs_names_the_engines_and_the_artifacts() {
        assertThatThrownBy(() -> Fer.builder().model(TestModels.model("onnx")).build())
                .isInstanceOf(MissingProviderException.class)
                .hasMessageContaining("has weights for [onnx]")
                .hasMessageContaining("[fake, picky]")
                .hasMessageContaining("io.github.fer4j:fer-models")
                .hasMessageContaining("io.github.fer4j:fer-onnx");
    }

    @Test
    void a_classifier_alone_is_opened_by_the_same_engine_for_an_ensemble() {
        int open = FakeEngine.OPEN.get();
        try (Classifier two = TestTimeAugmentation.flip(Ensemble.of(Classifier.open(MODEL), Classifier.open(MODEL)))) {
            assertThat(two.classify(FakeImaging.image(3)).top()).isEqualTo(says(3));
            assertThat(FakeEngine.OPEN).hasValue(open + 2);
        }
        assertThat(FakeEngine.OPEN).hasValue(open);
        assertThatThrownBy(() -> Classifier.open(TestModels.model("onnx")))
                .isInstanceOf(MissingProviderException.class);
    }

    @Test
    void of_the_engines_that_can_run_a_model_the_highest_priority_does() {
        try (Fer fer = Fer.builder().model(TestModels.model("fake", "picky")).build()) {
            assertThat(fer.classify(FakeImaging.image(1))
                            .primary()
                            .orElseThrow()
                            .expression())
                    .isEqualTo(Emotion.NEUTRAL);
        }
    }

    @Test
    void whole_images_are_cut_tight_and_photos_as_the_model_says_unless_told_otherwise() {
        List<Image> seen = new ArrayList<>();
        Classifier spy = new FakeEngine.FirstSample() {
            @Override
            public List<Scores> classifyAll(List<Image> faces) {
                seen.addAll(faces);
                return super.classifyAll(faces);
            }
        };
        Image image = FakeImaging.image(1);
        Fer.builder().classifier(spy).detector(FaceDetectors.none()).build().classify(image);
        Fer.builder().classifier(spy).build().classify(image);
        Fer.builder().classifier(spy).faceCrop(new FaceCrop(0.5)).build().classify(image);
        assertThat(seen).extracting(Image::width).containsExactly(10, 4, 8);
        assertThat(Fer.builder().classifier(spy).build().card()).isEmpty();
    }

    @Test
    void a_face_with_landmarks_is_aligned_if_the_crop_says_so_and_one_without_takes_its_box() {
        List<Image> seen = new ArrayList<>();
        Classifier spy = new FakeEngine.FirstSample() {
            @Override
            public List<Scores> classifyAll(List<Image> faces) {
                seen.addAll(faces);
                return super.classifyAll(faces);
            }
        };
        Box box = new Box(1, 1, 8, 6);
        Landmarks eyes = Landmarks.ofEyes(new Point(3, 3), new Point(7, 3));
        FaceDetector detector = image -> List.of(new Face(box, 2).withLandmarks(eyes), new Face(box, 1));
        FaceCrop aligned = FaceCrop.tight().aligned(new EyePlacement(0.4, 0.4));
        Image image = FakeImaging.image(1);
        Fer.builder()
                .classifier(spy)
                .detector(detector)
                .faceCrop(aligned)
                .build()
                .classify(image);
        Fer.builder().classifier(spy).detector(detector).build().classify(image);
        assertThat(seen)
                .extracting(Image::toString)
                .containsExactly("10x10x1 image", "8x6x1 image", "8x6x1 image", "8x6x1 image");
    }

    @Test
    void without_detection_each_image_is_a_face() {
        try (Fer fer = Fer.builder().model(MODEL).withoutDetection().build()) {
            FaceResult face = fer.classify(FakeImaging.image(250)).primary().orElseThrow();
            assertThat(face.box()).isEqualTo(new Box(0, 0, 10, 10));
            assertThat(face.expression()).isEqualTo(says(250));
        }
    }

    @Test
    void faces_that_are_too_small_or_too_unsure_are_left_out() {
        Face large = new Face(new Box(0, 0, 6, 6), 2);
        Face narrow = new Face(new Box(0, 0, 4, 6), 9);
        Face unsure = new Face(new Box(0, 0, 5, 5), Double.NaN);
        FaceDetector three = image -> List.of(large, narrow, unsure);
        assertThat(boxes(three, builder -> {})).containsExactly(large.box(), narrow.box(), unsure.box());
        assertThat(boxes(three, builder -> builder.minFaceSize(5))).containsExactly(large.box(), unsure.box());
        assertThat(boxes(three, builder -> builder.minFaceConfidence(2))).containsExactly(large.box(), narrow.box());
        assertThat(boxes(three, builder -> builder.minFaceConfidence(2.1).minFaceSize(5)))
                .isEmpty();
    }

    private static List<Box> boxes(FaceDetector detector, Consumer<Fer.Builder> settings) {
        Fer.Builder builder =
                Fer.builder().classifier(new FakeEngine.FirstSample()).detector(detector);
        settings.accept(builder);
        try (Fer fer = builder.build()) {
            return fer.classify(FakeImaging.image(1)).faces().stream()
                    .map(FaceResult::box)
                    .toList();
        }
    }

    @Test
    void limits_of_faces_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> Fer.builder().minFaceSize(0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 0");
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Fer.builder().minFaceConfidence(bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + bad);
        }
        assertThatThrownBy(() -> Fer.builder()
                        .classifier(new FakeEngine.FirstSample())
                        .withoutDetection()
                        .minFaceConfidence(5)
                        .build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("each image is a face of confidence 1, got 5.0");
    }

    @Test
    void a_file_larger_than_an_image_can_be_is_refused_unread() throws IOException {
        Path large = folder.resolve("large.img");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((1L << 33) + 1); // a hole, on most file systems
        }
        try (Fer fer = Fer.builder().model(MODEL).build()) {
            assertThatThrownBy(() -> fer.classify(large))
                    .isInstanceOf(UnreadableImageException.class)
                    .hasMessageContaining("at most 268435456 bytes");
        }
    }

    @Test
    void a_classifier_that_forgets_a_face_is_found_out() {
        Classifier forgetful = new FakeEngine.FirstSample() {
            @Override
            public List<Scores> classifyAll(List<Image> faces) {
                return List.of();
            }
        };
        assertThatThrownBy(() -> Fer.builder().classifier(forgetful).build().classify(FakeImaging.image(1)))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("got 0 for 1 faces");
    }

    @Test
    void a_model_and_a_classifier_are_one_too_many() {
        assertThatThrownBy(() -> Fer.builder()
                        .model(MODEL)
                        .classifier(new FakeEngine.FirstSample())
                        .build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got both");
    }

    @Test
    void every_builder_method_refuses_null_and_bad_files() {
        List<Consumer<Fer.Builder>> setters = List.of(
                b -> b.model((Path) null),
                b -> b.model((ModelFile) null),
                b -> b.bundled(null),
                b -> b.classifier(null),
                b -> b.detector(null),
                b -> b.faceCrop(null));
        for (Consumer<Fer.Builder> setter : setters) {
            assertThatThrownBy(() -> setter.accept(Fer.builder())).isInstanceOf(NullPointerException.class);
        }
        assertThatThrownBy(() -> Fer.builder().model(folder.resolve("none.fer")))
                .isInstanceOf(ModelFormatException.class);
    }

    @Test
    void a_model_on_disk_is_opened_by_its_path() {
        Path file = folder.resolve("model.fer");
        MODEL.write(file);
        try (Fer fer = Fer.builder().model(file).build()) {
            assertThat(fer.card()).contains(MODEL.card());
        }
    }

    @Test
    void an_engine_that_is_given_opens_the_model_and_one_that_cannot_is_refused() {
        ModelFile both = TestModels.model("fake", "picky");
        try (Fer first = Fer.builder().model(both).build();
                Fer chosen = Fer.builder().model(both).engine(new FakeEngine()).build()) {
            assertThat(first.classify(FakeImaging.image(3))
                            .primary()
                            .orElseThrow()
                            .expression())
                    .isEqualTo(Emotion.NEUTRAL);
            assertThat(chosen.classify(FakeImaging.image(3))
                            .primary()
                            .orElseThrow()
                            .expression())
                    .isEqualTo(says(3));
        }
        assertThatThrownBy(() -> Fer.builder()
                        .model(MODEL)
                        .engine(new FakeEngine.Picky())
                        .build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("the engine 'picky' cannot run the model 'tiny', which has weights for [fake]");
        assertThatThrownBy(() -> Fer.builder()
                        .classifier(new FakeEngine.FirstSample())
                        .engine(new FakeEngine())
                        .build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("with a classifier there is none to open");
    }
}
