package io.github.fer4j.data.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Landmarks;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a {@link TinyYuNet}, to which red squares are faces; with the real one where {@code -Dfer.yunet.model} names it. */
class YuNetFaceDetectorTest {
    @TempDir
    static Path folder;

    private static Path model;
    private static FaceDetector detector;

    @BeforeAll
    static void open() throws IOException {
        model = Files.write(folder.resolve("tiny.onnx"), TinyYuNet.bytes());
        detector = YuNetFaceDetector.open(model);
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    /** A black photo with squares of 8x8 pixels; each is x, y, red, green, blue. */
    private static Image squares(int width, int height, int[]... squares) {
        byte[] bytes = new byte[width * height * 3];
        for (int[] square : squares) {
            for (int y = square[1]; y < Math.min(height, square[1] + 8); y++) {
                for (int x = square[0]; x < Math.min(width, square[0] + 8); x++) {
                    for (int c = 0; c < 3; c++) {
                        bytes[(y * width + x) * 3 + c] = (byte) square[2 + c];
                    }
                }
            }
        }
        return Image.rgb(height, width, bytes);
    }

    private static int[] red(int x, int y, int strength) {
        return new int[] {x, y, strength, 0, 0};
    }

    @Test
    void box_score_and_five_points_are_those_of_the_net() {
        List<Face> faces = detector.detect(squares(96, 64, red(40, 24, 255)));

        assertThat(faces).hasSize(1);
        // The cell 5,3: its middle is 44,28, the box has 4x4 cells.
        assertThat(faces.get(0).box()).isEqualTo(new Box(28, 12, 32, 32));
        assertThat(faces.get(0).confidence()).isCloseTo(1, within(1e-5));
        Landmarks points = faces.get(0).landmarks().orElseThrow();
        assertThat(points.scheme()).isEqualTo(Landmarks.Scheme.YUNET_5);
        // Edges of cells, so half a pixel before the centres of their first pixels.
        double[][] expected = {{35.5, 23.5}, {51.5, 23.5}, {43.5, 29.5}, {39.5, 35.5}, {47.5, 35.5}};
        for (int i = 0; i < 5; i++) {
            assertThat(points.points().get(i).distanceTo(new Point(expected[i][0], expected[i][1])))
                    .isLessThan(1e-4);
        }
        assertThat(points.rightEye().x()).isLessThan(points.leftEye().x());
    }

    @Test
    void colours_are_not_exchanged_and_gray_is_taken_as_well() {
        assertThat(detector.detect(squares(96, 64, new int[] {40, 24, 0, 0, 255})))
                .isEmpty();
        Image white = squares(96, 64, new int[] {40, 24, 255, 255, 255});
        assertThat(detector.detect(white.toGray()))
                .isEqualTo(detector.detect(white))
                .hasSize(1);
    }

    @Test
    void the_least_confidence_and_the_smallest_face_count() {
        Image faint = squares(96, 64, red(40, 24, 204));
        assertThat(detector.detect(faint)).isEmpty();
        try (FaceDetector trusting =
                        YuNetFaceDetector.builder(model).minConfidence(0.7).build();
                FaceDetector large =
                        YuNetFaceDetector.builder(model).minimumSize(33).build()) {
            assertThat(trusting.detect(faint).get(0).confidence()).isCloseTo(0.8, within(1e-4));
            assertThat(large.detect(squares(96, 64, red(40, 24, 255)))).isEmpty();
        }
    }

    @Test
    void of_boxes_that_overlap_the_surer_stays_and_several_faces_come_largest_first() {
        Image photo = squares(192, 128, red(40, 24, 235), red(48, 24, 255), red(136, 88, 255));
        List<Face> faces = detector.detect(photo);
        assertThat(faces).extracting(Face::box).containsExactly(new Box(36, 12, 32, 32), new Box(124, 76, 32, 32));

        // Two cells apart the boxes share a third of their union, and half of each box.
        Image apart = squares(192, 128, red(40, 24, 235), red(56, 24, 255));
        try (FaceDetector tolerant =
                YuNetFaceDetector.builder(model).nmsThreshold(0.4).build()) {
            assertThat(tolerant.detect(apart)).hasSize(2);
            assertThat(detector.detect(apart)).hasSize(1);
        }
    }

    @Test
    void a_box_at_the_edge_is_cut() {
        assertThat(detector.detect(squares(96, 64, red(0, 0, 255))).get(0).box())
                .isEqualTo(new Box(0, 0, 20, 20));
        assertThat(detector.detect(squares(90, 61, red(80, 48, 255))).get(0).box())
                .isEqualTo(new Box(68, 36, 22, 25));
    }

    @Test
    void a_large_photo_is_searched_reduced_and_answered_in_its_own_pixels() {
        Image large = squares(96, 64, red(40, 24, 255)).resize(640, 960, Interpolation.AREA);
        try (FaceDetector reducing =
                YuNetFaceDetector.builder(model).largestSide(96).build()) {
            Face face = reducing.detect(large).get(0);
            assertThat(face.box()).isEqualTo(new Box(280, 120, 320, 320));
            assertThat(face.landmarks().orElseThrow().rightEye().distanceTo(new Point(359.5, 239.5)))
                    .isLessThan(1e-3);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10,10", "31,33", "1,3000", "2000,3"})
    void a_black_image_of_any_size_has_no_face(int width, int height) {
        assertThat(detector.detect(Image.rgb(height, width, new byte[width * height * 3])))
                .isEmpty();
        assertThat(detector.detect(Image.gray(height, width, new byte[width * height])))
                .isEmpty();
    }

    @Test
    void many_threads_find_the_same_in_photos_of_different_size() throws Exception {
        List<Image> photos = List.of(
                squares(96, 64, red(40, 24, 255)),
                squares(200, 300, red(40, 24, 255)),
                squares(33, 40, red(8, 16, 255)));
        List<List<Face>> alone = photos.stream().map(detector::detect).toList();

        assertThat(Photos.atOnce(24, () -> photos.stream().map(detector::detect).toList()))
                .containsOnly(alone);
    }

    @Test
    void a_closed_detector_refuses() {
        FaceDetector closed = YuNetFaceDetector.open(model);
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.detect(squares(96, 64)))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello, I am no model at all", "\u0000\u0000\u0000\u0000", "\u0008\u0006", "<html><body>"})
    void what_is_no_model_is_refused_by_name(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("no.onnx"), content);
        assertThatThrownBy(() -> YuNetFaceDetector.open(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("no.onnx");
    }

    @Test
    void a_missing_model_and_a_folder_are_refused_and_say_where_to_get_one() {
        for (Path file : List.of(folder.resolve("none.onnx"), folder)) {
            assertThatThrownBy(() -> YuNetFaceDetector.open(file))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining(file + ": there is no such file")
                    .hasMessageContaining("face_detection_yunet_2023mar.onnx");
        }
    }

    @Test
    void another_net_is_refused_with_what_it_has() throws IOException {
        Path renamed = Files.write(folder.resolve("renamed.onnx"), TinyYuNet.bytes("image", new float[10]));
        assertThatThrownBy(() -> YuNetFaceDetector.open(renamed))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("a YuNet has the input input")
                .hasMessageContaining("[image]");
    }

    /** OpenCV would read beyond the end of such an output. */
    @Test
    void a_net_whose_outputs_are_too_short_is_refused_before_it_is_run_on_a_photo() throws IOException {
        Path lame = Files.write(folder.resolve("lame.onnx"), TinyYuNet.bytes("input", new float[4]));
        assertThatThrownBy(() -> YuNetFaceDetector.open(lame))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("kps_8");
    }

    @Test
    void a_truncated_model_is_refused() throws IOException {
        byte[] whole = TinyYuNet.bytes();
        for (int length : new int[] {1, 10, 1000, whole.length / 2, whole.length - 10}) {
            Path part = Files.write(folder.resolve("part.onnx"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> YuNetFaceDetector.open(part))
                    .as("of " + length)
                    .isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void damage_gives_an_outline_or_an_error_and_never_another_exception() {
        byte[] whole = TinyYuNet.bytes();
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 20; j++) {
                damaged[random.nextInt(2000) * (i % 2 == 0 ? 1 : whole.length / 2000)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(OnnxOutline.of(damaged, "damaged").outputs()).isNotEmpty();
            } catch (ModelFormatException e) {
                assertThat(e).hasMessageStartingWith("damaged");
            }
        }
    }

    @Test
    void settings_out_of_range_are_refused_with_rule_and_value() {
        YuNetFaceDetector.Builder builder = YuNetFaceDetector.builder(model);
        assertThatThrownBy(() -> builder.minConfidence(0)).hasMessageContaining("got 0.0");
        assertThatThrownBy(() -> builder.minConfidence(Double.NaN)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.nmsThreshold(1.1)).hasMessageContaining("got 1.1");
        assertThatThrownBy(() -> builder.minimumSize(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.largestSide(31)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> YuNetFaceDetector.open(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> detector.detect(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void the_real_model_finds_the_astronaut_and_the_eyes() {
        String file = System.getProperty("fer.yunet.model", "");
        assumeThat(file)
                .as("the system property fer.yunet.model names YuNet's model")
                .isNotEmpty();
        try (FaceDetector real = YuNetFaceDetector.open(Path.of(file))) {
            List<Face> faces = real.detect(Photos.astronaut());

            assertThat(faces).hasSize(1);
            Landmarks points = faces.get(0).landmarks().orElseThrow();
            assertThat(points.rightEye().distanceTo(Photos.RIGHT_EYE)).isLessThan(5);
            assertThat(points.leftEye().distanceTo(Photos.LEFT_EYE)).isLessThan(5);
            for (String nobody : List.of("chelsea.png", "coffee.png", "rocket.jpg")) {
                assertThat(real.detect(Photos.shared(nobody))).as(nobody).isEmpty();
            }
        }
    }
}
