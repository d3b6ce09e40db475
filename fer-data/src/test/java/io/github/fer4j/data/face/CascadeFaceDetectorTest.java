package io.github.fer4j.data.face;

import static io.github.fer4j.data.face.Photos.FACE;
import static io.github.fer4j.data.face.Photos.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeFaceDetectorTest {
    private static Image astronaut;
    private static FaceDetector detector;

    @BeforeAll
    static void open() {
        astronaut = Photos.astronaut();
        detector = CascadeFaceDetector.open();
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    @Test
    void the_astronauts_face_is_found_where_it_is() {
        List<Face> faces = detector.detect(astronaut);

        assertThat(faces).hasSize(1);
        assertClose(faces.get(0).box(), FACE, 3);
        assertThat(faces.get(0).confidence()).isGreaterThanOrEqualTo(5);
        assertThat(faces.get(0).landmarks()).isEmpty();
        assertThat(detector.detect(astronaut.toGray())).isEqualTo(faces);
    }

    @Test
    void a_search_of_the_whole_photo_gives_the_box_that_opencv_gives() {
        try (FaceDetector thorough = CascadeFaceDetector.haar().quickSide(0).build()) {
            assertThat(thorough.detect(astronaut)).extracting(Face::box).containsExactly(FACE);
        }
    }

    @Test
    void several_faces_are_found_largest_first() {
        Image head = astronaut.crop(new Box(130, 20, 190, 190));
        Image large = head.resize(300, 300, Interpolation.BILINEAR);
        Image both = paste(paste(plain(320, 560), head, 20, 20), large, 10, 240);

        List<Face> faces = detector.detect(both);

        assertThat(faces).hasSize(2);
        assertClose(faces.get(0).box(), new Box(240 + 74, 10 + 73, 150, 150), 15);
        assertClose(faces.get(1).box(), new Box(20 + 47, 20 + 46, 95, 95), 10);
    }

    @Test
    void a_large_photo_is_searched_reduced_and_its_boxes_are_those_of_the_photo() {
        Image large = astronaut.resize(1536, 1536, Interpolation.BILINEAR);
        try (FaceDetector reducing = CascadeFaceDetector.haar().largestSide(512).build()) {
            List<Face> faces = reducing.detect(large);

            assertThat(faces).hasSize(1);
            assertClose(faces.get(0).box(), new Box(3 * 177, 3 * 66, 3 * 95, 3 * 95), 12);
        }
    }

    @Test
    void boxes_lie_inside_the_image() {
        // The face's box touches all four edges of this crop.
        Image tight = astronaut.crop(FACE.grown(0.02));
        try (FaceDetector eager = CascadeFaceDetector.haar().minNeighbours(1).build()) {
            assertThat(eager.detect(tight)).isNotEmpty().allSatisfy(face -> {
                Box box = face.box();
                assertThat(box.x()).isNotNegative();
                assertThat(box.y()).isNotNegative();
                assertThat(box.x() + box.width()).isLessThanOrEqualTo(tight.width());
                assertThat(box.y() + box.height()).isLessThanOrEqualTo(tight.height());
            });
        }
    }

    @Test
    void faces_below_the_minimum_size_are_not_found() {
        try (FaceDetector large = CascadeFaceDetector.haar().minimumSize(150).build()) {
            assertThat(large.detect(astronaut)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 23, 39, 40, 48, 200})
    void a_blank_image_of_any_size_has_no_face(int side) {
        assertThat(detector.detect(plain(side, side))).isEmpty();
        assertThat(detector.detect(plain(1, 2000 + side))).isEmpty();
    }

    @Test
    void local_binary_patterns_find_the_face_as_well_and_frame_it_alike() {
        try (FaceDetector lbp = CascadeFaceDetector.lbp().build()) {
            List<Face> faces = lbp.detect(astronaut);

            assertThat(faces).hasSize(1);
            assertClose(faces.get(0).box(), FACE, 10);
            assertThat(lbp.detect(astronaut.toGray())).isEqualTo(faces);
            assertThat(lbp.detect(plain(10, 10))).isEmpty();
        }
    }

    @Test
    void the_smallest_face_may_be_a_share_of_the_photo() {
        try (FaceDetector tenth = CascadeFaceDetector.haar().minimumShare(0.1).build();
                FaceDetector half = CascadeFaceDetector.haar().minimumShare(0.5).build()) {
            assertThat(tenth.detect(astronaut)).hasSize(1);
            assertThat(half.detect(astronaut)).isEmpty();
        }
    }

    @Test
    void many_threads_find_the_same() throws Exception {
        List<Face> alone = detector.detect(astronaut);

        assertThat(Photos.atOnce(16, () -> detector.detect(astronaut))).containsOnly(alone);
    }

    @Test
    void a_detector_may_be_closed_while_others_still_look() throws Exception {
        FaceDetector shared = CascadeFaceDetector.open();
        List<Face> alone = detector.detect(astronaut);
        List<Object> answers = Photos.atOnce(8, () -> {
            try {
                return shared.detect(astronaut);
            } catch (FerException e) {
                return "closed";
            } finally {
                shared.close();
            }
        });

        assertThat(answers).contains(alone).allMatch(answer -> answer.equals(alone) || answer.equals("closed"));
    }

    @Test
    void a_closed_detector_refuses_and_may_be_closed_again() {
        CascadeFaceDetector closed = CascadeFaceDetector.open();
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.detect(astronaut))
                .isInstanceOf(FerException.class)
                .hasMessage("the face detector is closed; open another");
        assertThatThrownBy(() -> closed.detect(plain(1, 1))).isInstanceOf(FerException.class);
    }

    @Test
    void settings_out_of_range_are_refused_with_rule_and_value() {
        CascadeFaceDetector.Builder builder = CascadeFaceDetector.haar();

        assertThatThrownBy(() -> builder.scaleFactor(1)).hasMessage("the scale factor is from 1.01 to 2, got 1.0");
        assertThatThrownBy(() -> builder.scaleFactor(Double.NaN)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.minNeighbours(0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.minimumSize(23)).hasMessageContaining("got 23");
        assertThatThrownBy(() -> builder.largestSide(99)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.minimumShare(1.1)).hasMessageContaining("got 1.1");
        assertThatThrownBy(() -> builder.minimumShare(Double.NaN)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> detector.detect(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void without_the_natives_the_error_names_the_artifact_to_add() throws Exception {
        String platform = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm64";

        String said = openWithout(
                jar -> jar.getName().startsWith("opencv-") && jar.getName().contains(platform));

        assertThat(said)
                .startsWith("missing: ")
                .contains("org.bytedeco:opencv:4.")
                .contains("-" + platform);
    }

    @Test
    void without_opencv_the_error_names_it_as_well() throws Exception {
        assertThat(openWithout(jar -> jar.getName().startsWith("opencv-")))
                .startsWith("missing: ")
                .contains("opencv");
        assertThat(openWithout(jar -> jar.getPath().contains("bytedeco")))
                .startsWith("missing: ")
                .contains("opencv");
    }

    /** What {@link OpenWithoutNatives} prints in a process whose class path lacks some jars. */
    private static String openWithout(Predicate<File> missing) throws Exception {
        // Surefire may start this JVM from a jar that only lists the class path, which this property then holds.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String rest = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !missing.test(new File(entry)))
                .collect(Collectors.joining(File.pathSeparator));
        Path out = Files.createTempFile("fer", ".txt");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            rest,
                            OpenWithoutNatives.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            process.waitFor();
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
        }
    }

    private static Image plain(int height, int width) {
        byte[] bytes = new byte[height * width * 3];
        Arrays.fill(bytes, (byte) 128);
        return Image.rgb(height, width, bytes);
    }

    private static Image paste(Image onto, Image part, int top, int left) {
        byte[] to = onto.toByteArray();
        byte[] from = part.toByteArray();
        for (int y = 0; y < part.height(); y++) {
            System.arraycopy(from, y * part.width() * 3, to, ((top + y) * onto.width() + left) * 3, part.width() * 3);
        }
        return Image.rgb(onto.height(), onto.width(), to);
    }
}
