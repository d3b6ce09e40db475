package io.github.fer4j.data.face;

import static io.github.fer4j.data.face.Photos.LEFT_EYE;
import static io.github.fer4j.data.face.Photos.RIGHT_EYE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;
import io.github.fer4j.Landmarks;
import io.github.fer4j.Point;
import io.github.fer4j.Similarity;
import io.github.fer4j.format.EyePlacement;
import io.github.fer4j.format.FaceCrop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The astronaut, turned by known angles, aligned by landmarks that are found in the turned photo. */
class AlignmentTest {
    private static final EyePlacement PLACEMENT = new EyePlacement(0.4, 0.4);
    private static final FaceCrop ALIGNED = FaceCrop.tight().aligned(PLACEMENT);
    /** Of an aligned face; its eyes are 40 pixels apart. */
    private static final int SIDE = 100;

    private static Image turned(double degrees) {
        return Photos.astronaut().transformed(Photos.turn(degrees), 512, 512);
    }

    /** Where the true eyes, known from the photo and the turn, come to lie. */
    private static void assertEyesAreInPlace(Landmarks found, Similarity turn, double pixels) {
        Similarity alignment = PLACEMENT.similarity(found, SIDE);
        Point right = alignment.apply(turn.apply(RIGHT_EYE));
        Point left = alignment.apply(turn.apply(LEFT_EYE));
        assertThat(right.distanceTo(PLACEMENT.rightEye(SIDE)))
                .as("right eye at " + right)
                .isLessThan(pixels);
        assertThat(left.distanceTo(PLACEMENT.leftEye(SIDE)))
                .as("left eye at " + left)
                .isLessThan(pixels);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-15, -10, -5, 0, 5, 10, 15})
    void eyes_found_by_the_cascades_end_where_they_should(double degrees) {
        try (FaceDetector detector = EyeLandmarks.open().on(CascadeFaceDetector.open())) {
            List<Face> faces = detector.detect(turned(degrees));

            assertThat(faces).hasSize(1);
            assertEyesAreInPlace(faces.get(0).landmarks().orElseThrow(), Photos.turn(degrees), 3);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-25, -15, 0, 15, 25})
    void eyes_of_the_68_points_end_where_they_should(double degrees) {
        ShapePredictor predictor = ShapePredictor.read(Photos.dlibFile());
        Landmarks found = predictor.locate(turned(degrees), Photos.FACE).orElseThrow();

        assertEyesAreInPlace(found, Photos.turn(degrees), 4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-170, -90, -30, -7, 12, 45, 120})
    void a_turned_face_is_cut_as_the_upright_one(double degrees) {
        Similarity turn = Photos.turn(degrees);
        Face upright = new Face(Photos.FACE, 1).withLandmarks(Landmarks.ofEyes(RIGHT_EYE, LEFT_EYE));
        Face leaning = upright.withLandmarks(Landmarks.ofEyes(turn.apply(RIGHT_EYE), turn.apply(LEFT_EYE)));
        Image expected = ALIGNED.cut(Photos.astronaut(), upright);
        Image actual = ALIGNED.cut(turned(degrees), leaning);

        assertThat(actual.toString()).isEqualTo(expected.toString()).isEqualTo("113x113x3 image");
        // Both were sampled twice at most: what differs is sharpness.
        assertThat(meanDifference(actual, expected)).isLessThan(4);
        assertThat(meanDifference(actual, expected.flipped())).isGreaterThan(15);
        Image gray = ALIGNED.cut(turned(degrees).toGray(), leaning);
        assertThat(meanDifference(gray, expected.toGray())).isLessThan(4);
    }

    private static double meanDifference(Image one, Image other) {
        byte[] a = one.toByteArray();
        byte[] b = other.toByteArray();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        }
        return sum / a.length;
    }

    @Test
    void a_face_cut_by_the_edge_of_the_photo_is_aligned_with_repeated_pixels() {
        Image cut = Photos.astronaut().crop(new Box(195, 90, 100, 100));
        Landmarks eyes = Landmarks.ofEyes(new Point(203 - 195, 101 - 90), new Point(248 - 195, 103 - 90));

        Image crop = ALIGNED.cut(cut, new Face(new Box(0, 0, 80, 80), 1).withLandmarks(eyes));

        assertThat(crop.toString()).isEqualTo("113x113x3 image");
    }
}
