package io.github.fer4j.data.face;

import static io.github.fer4j.data.face.Photos.FACE;
import static io.github.fer4j.data.face.Photos.LEFT_EYE;
import static io.github.fer4j.data.face.Photos.RIGHT_EYE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.Landmarks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EyeLandmarksTest {
    private static Image astronaut;
    private static EyeLandmarks eyes;

    @BeforeAll
    static void open() {
        astronaut = Photos.astronaut();
        eyes = EyeLandmarks.open();
    }

    @AfterAll
    static void close() {
        eyes.close();
    }

    @Test
    void the_astronauts_eyes_are_found_in_colour_and_in_gray() {
        Landmarks found = eyes.locate(astronaut, FACE).orElseThrow();

        assertThat(found.scheme()).isEqualTo(Landmarks.Scheme.EYES);
        assertThat(found.rightEye().distanceTo(RIGHT_EYE)).isLessThan(3);
        assertThat(found.leftEye().distanceTo(LEFT_EYE)).isLessThan(3);
        assertThat(eyes.locate(astronaut.toGray(), FACE)).contains(found);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 48, 400})
    void small_and_large_faces_have_eyes_as_well(int side) {
        Image face = astronaut.crop(FACE).resize(side, side, Interpolation.AREA);
        Landmarks found = eyes.locate(face, new Box(0, 0, side, side)).orElseThrow();

        double scale = side / 95.0;
        assertThat(found.rightEye().x() / scale).isBetween(21.0, 30.0);
        assertThat(found.leftEye().x() / scale).isBetween(66.0, 76.0);
        assertThat((found.leftEye().y() + found.rightEye().y()) / 2 / scale).isBetween(32.0, 40.0);
    }

    @Test
    void a_detector_gives_each_face_its_eyes() {
        FaceDetector detector = EyeLandmarks.open().on(CascadeFaceDetector.open());
        List<Face> faces = detector.detect(astronaut);
        assertThat(faces).hasSize(1);
        Photos.assertClose(faces.get(0).box(), FACE, 3);
        assertThat(faces.get(0).landmarks())
                .isPresent()
                .isEqualTo(eyes.locate(astronaut, faces.get(0).box()));

        detector.close();
        assertThatThrownBy(() -> detector.detect(astronaut)).isInstanceOf(FerException.class);
    }

    @Test
    void where_there_are_no_two_eyes_there_are_no_landmarks() {
        // The chin; a face whose left half is covered; a blank wall; hardly any pixels.
        assertThat(eyes.locate(astronaut, new Box(185, 130, 80, 80))).isEmpty();
        assertThat(eyes.locate(covered(), FACE)).isEmpty();
        Image blank = Image.gray(60, 60, new byte[3600]);
        assertThat(eyes.locate(blank, new Box(0, 0, 60, 60))).isEmpty();
        assertThat(eyes.locate(Image.gray(1, 1, new byte[1]), new Box(0, 0, 1, 1)))
                .isEmpty();
        assertThat(eyes.locate(Image.gray(10, 10, new byte[100]), new Box(0, 0, 10, 10)))
                .isEmpty();
    }

    private static Image covered() {
        byte[] bytes = astronaut.toByteArray();
        for (int y = 66; y < 161; y++) {
            java.util.Arrays.fill(bytes, (y * 512 + 224) * 3, (y * 512 + 272) * 3, (byte) 128);
        }
        return Image.rgb(512, 512, bytes);
    }

    @ParameterizedTest
    @CsvSource({"-50,-50,95,95", "500,500,95,95", "-200,0,95,95", "600,600,20,20", "0,0,2000,2000", "177,66,95,1"})
    void boxes_that_reach_outside_or_are_outside_do_no_harm(int x, int y, int width, int height) {
        assertThat(eyes.locate(astronaut, new Box(x, y, width, height))).isEmpty();
    }

    @Test
    void a_face_at_the_edge_has_eyes_too() {
        Box edge = new Box(-3, -5, FACE.width(), FACE.height());
        Image cut = astronaut.crop(new Box(FACE.x() + 3, FACE.y() + 5, 120, 120));

        assertThat(eyes.locate(cut, edge).orElseThrow().rightEye().x()).isBetween(20.0, 26.0);
    }

    @Test
    void many_threads_find_the_same() throws Exception {
        Optional<Landmarks> alone = eyes.locate(astronaut, FACE);

        assertThat(Photos.atOnce(16, () -> eyes.locate(astronaut, FACE))).containsOnly(alone);
    }

    @Test
    void a_closed_one_refuses() {
        EyeLandmarks closed = EyeLandmarks.open();
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.locate(astronaut, FACE))
                .isInstanceOf(FerException.class)
                .hasMessage("the eye detector is closed; open another");
        assertThatThrownBy(() -> eyes.locate(astronaut, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> eyes.locate(null, FACE)).isInstanceOf(NullPointerException.class);
    }
}
