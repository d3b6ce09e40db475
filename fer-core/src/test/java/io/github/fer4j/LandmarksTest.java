package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Landmarks.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LandmarksTest {
    private static final Landmarks EYES = Landmarks.ofEyes(new Point(1, 2), new Point(3, 4));

    @Test
    void the_right_eye_is_the_persons_and_comes_first() {
        assertThat(EYES.rightEye()).isEqualTo(new Point(1, 2));
        assertThat(EYES.leftEye()).isEqualTo(new Point(3, 4));
        assertThat(EYES.points()).containsExactly(new Point(1, 2), new Point(3, 4));
    }

    @Test
    void an_eye_of_the_68_is_the_mean_of_its_six_points() {
        List<Point> points =
                IntStream.range(0, 68).mapToObj(i -> new Point(i, i * i)).toList();
        Landmarks all = new Landmarks(Scheme.IBUG_68, points);
        assertThat(all.rightEye().x()).isEqualTo((36 + 37 + 38 + 39 + 40 + 41) / 6.0);
        assertThat(all.rightEye().y())
                .isCloseTo((36 * 36 + 37 * 37 + 38 * 38 + 39 * 39 + 40 * 40 + 41 * 41) / 6.0, within(1e-9));
        assertThat(all.leftEye().x()).isCloseTo((42 + 43 + 44 + 45 + 46 + 47) / 6.0, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void another_number_of_points_than_the_schemes_is_refused(Scheme scheme) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < scheme.size(); i++) {
            assertThatThrownBy(() -> new Landmarks(scheme, points))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining(scheme.size() + " points, got " + points.size());
            points.add(new Point(i, 0));
        }
        assertThat(new Landmarks(scheme, points).points()).hasSize(scheme.size());
    }

    @Test
    void the_points_are_copied() {
        List<Point> points = new ArrayList<>(EYES.points());
        Landmarks copy = new Landmarks(Scheme.EYES, points);
        points.clear();
        assertThat(copy).isEqualTo(EYES);
        assertThatThrownBy(() -> copy.points().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_point_has_finite_coordinates_and_a_distance() {
        assertThat(new Point(1, 2).distanceTo(new Point(4, 6))).isEqualTo(5);
        assertThatThrownBy(() -> new Point(Double.NaN, 0)).hasMessageContaining("got NaN,0.0");
        assertThatThrownBy(() -> new Point(0, Double.NEGATIVE_INFINITY)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void a_detector_with_landmarks_keeps_faces_order_and_what_they_had() {
        Face lone = new Face(new Box(0, 0, 9, 9), 2);
        Face known = new Face(new Box(5, 5, 4, 4), 1).withLandmarks(EYES);
        Landmarks other = Landmarks.ofEyes(new Point(0, 0), new Point(9, 9));
        List<String> closed = new ArrayList<>();
        FaceDetector faces = new FaceDetector() {
            @Override
            public List<Face> detect(Image image) {
                return List.of(lone, known);
            }

            @Override
            public void close() {
                closed.add("faces");
            }
        };
        LandmarkDetector large = new LandmarkDetector() {
            @Override
            public Optional<Landmarks> locate(Image photo, Box face) {
                return face.width() == 9 ? Optional.of(other) : Optional.empty();
            }

            @Override
            public void close() {
                closed.add("landmarks");
            }
        };
        try (FaceDetector both = large.on(faces)) {
            assertThat(both.detect(FakeImaging.image(1))).containsExactly(lone.withLandmarks(other), known);
        }
        assertThat(closed).containsExactly("faces", "landmarks");
        assertThat(lone.landmarks()).isEmpty();
        assertThat(new Face(known.box(), 1, Optional.of(EYES))).isEqualTo(known);
    }
}
