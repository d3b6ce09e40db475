package io.github.fer4j.data.face;

import static io.github.fer4j.data.face.Photos.FACE;
import static io.github.fer4j.data.face.Photos.LEFT_EYE;
import static io.github.fer4j.data.face.Photos.RIGHT_EYE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;
import io.github.fer4j.Landmarks;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** dlib's own file against dlib's own answers. {@link ShapeRegressionTest} needs no file. */
class ShapePredictorTest {
    /** Read once: it takes a second. */
    private static ShapePredictor predictor;

    @TempDir
    Path folder;

    private static ShapePredictor predictor() {
        if (predictor == null) {
            predictor = ShapePredictor.read(Photos.dlibFile());
        }
        return predictor;
    }

    /** As dlib makes a photo gray. */
    private static Image meanGray(Image rgb) {
        byte[] gray = new byte[rgb.width() * rgb.height()];
        for (int i = 0; i < gray.length; i++) {
            int y = i / rgb.width();
            int x = i % rgb.width();
            gray[i] = (byte) ((rgb.get(y, x, 0) + rgb.get(y, x, 1) + rgb.get(y, x, 2)) / 3);
        }
        return Image.gray(rgb.height(), rgb.width(), gray);
    }

    @Test
    void the_points_are_those_of_dlib() {
        Image rgb = Photos.astronaut();
        Image gray = meanGray(rgb);
        List<String> rows = new String(Photos.resource("astronaut-68.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();
        assertThat(rows).hasSize(4 * 68);
        for (int face = 0; face < rows.size(); face += 68) {
            String[] first = rows.get(face).split(",");
            Box box = new Box(number(first[1]), number(first[2]), number(first[3]), number(first[4]));
            List<Point> points = predictor()
                    .locate(first[0].equals("rgb") ? rgb : gray, box)
                    .orElseThrow()
                    .points();
            for (int i = 0; i < 68; i++) {
                String[] row = rows.get(face + i).split(",");
                assertThat(number(row[5])).isEqualTo(i);
                assertThat(points.get(i).x()).isCloseTo(Double.parseDouble(row[8]), within(0.001));
                assertThat(points.get(i).y()).isCloseTo(Double.parseDouble(row[9]), within(0.001));
                assertThat(Math.round(points.get(i).x())).isEqualTo(number(row[6]));
                assertThat(Math.round(points.get(i).y())).isEqualTo(number(row[7]));
            }
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    @Test
    void the_eyes_are_on_the_sides_where_they_are() {
        Landmarks found = predictor().locate(Photos.astronaut(), FACE).orElseThrow();

        assertThat(found.scheme()).isEqualTo(Landmarks.Scheme.IBUG_68);
        assertThat(found.rightEye().distanceTo(RIGHT_EYE)).isLessThan(3);
        assertThat(found.leftEye().distanceTo(LEFT_EYE)).isLessThan(3);
    }

    @Test
    void many_threads_find_the_same() throws Exception {
        ShapePredictor shared = predictor();
        Image astronaut = Photos.astronaut();

        assertThat(Photos.atOnce(32, () -> shared.locate(astronaut, FACE)))
                .containsOnly(shared.locate(astronaut, FACE));
    }

    @Test
    void a_detector_gives_each_face_its_points_at_the_edge_and_in_a_single_pixel_too() {
        FaceDetector none = image -> List.of(new Face(new Box(0, 0, image.width(), image.height()), 1));
        FaceDetector detector = predictor().on(none);
        for (Image image :
                List.of(Image.gray(1, 1, new byte[1]), Image.rgb(10, 10, new byte[300]), Photos.astronaut())) {
            assertThat(detector.detect(image).get(0).landmarks().orElseThrow().points())
                    .hasSize(68);
        }
    }

    @Test
    void a_predictor_of_other_points_is_refused() throws IOException {
        byte[] two = new DlibOutput()
                .integer(1)
                .column(0, 0, 1, 1)
                .integer(0)
                .integer(0)
                .integer(0)
                .toByteArray();
        Path file = Files.write(folder.resolve("two.dat"), two);
        assertThatThrownBy(() -> ShapePredictor.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("two.dat")
                .hasMessageContaining("this one has 2");
    }

    @Test
    void a_predictor_without_trees_finds_the_mean_shape() throws IOException {
        float[] line = new float[136];
        for (int i = 0; i < 68; i++) {
            line[2 * i] = i / 67f;
        }
        byte[] bytes = new DlibOutput()
                .integer(1)
                .column(line)
                .integer(0)
                .integer(0)
                .integer(0)
                .toByteArray();
        Path file = Files.write(folder.resolve("mean.dat"), bytes);
        List<Point> points = ShapePredictor.read(file)
                .locate(Photos.astronaut(), new Box(10, 20, 68, 68))
                .orElseThrow()
                .points();
        assertThat(points.get(67).x()).isCloseTo(77, within(1e-4));
        assertThat(points.get(30).x()).isCloseTo(40, within(1e-4));
        assertThat(points.get(30).y()).isEqualTo(20);
    }

    @Test
    void the_start_of_the_real_file_is_truncated() throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(Photos.dlibFile())) {
            start = in.readNBytes(200_000);
        }
        for (int length : new int[] {1, 100, 1000, 200_000}) {
            Path file = Files.write(folder.resolve("start.dat"), Arrays.copyOf(start, length));
            assertThatThrownBy(() -> ShapePredictor.read(file)).isInstanceOf(ModelFormatException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello, I am no model at all", "\u0000\u0000\u0000", "\u0001\u0001"})
    void garbage_is_refused_by_name(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("garbage.dat"), content);
        assertThatThrownBy(() -> ShapePredictor.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("garbage.dat");
    }

    @Test
    void a_missing_file_and_a_folder_are_named() {
        assertThatThrownBy(() -> ShapePredictor.read(folder.resolve("none.dat")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("none.dat: there is no such file");
        assertThatThrownBy(() -> ShapePredictor.read(folder)).isInstanceOf(ModelFormatException.class);
    }
}
