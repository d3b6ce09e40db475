package io.github.fer4j.data.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the detectors find, with their standard settings, in five photos of scikit-image 0.19.3: the table of {@code
 * docs/data/faces.md}. All but the astronaut are skipped where {@code -Dfer.shared.data} names no folder with {@code photos}
 * in it.
 */
class FivePhotosTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "haar, astronaut.png, 93x93 at 178;67",
                "haar, camera.png,    98x98 at 179;101",
                "haar, chelsea.png,   nothing",
                "haar, coffee.png,    nothing",
                "haar, rocket.jpg,    nothing",
                "haar without profiles, camera.png, nothing",
                "lbp,  astronaut.png, 104x104 at 171;64",
                "lbp,  camera.png,    nothing",
                "lbp,  chelsea.png,   nothing",
                "lbp,  coffee.png,    nothing",
                "lbp,  rocket.jpg,    nothing",
                "lbp with profiles,  camera.png,    98x98 at 179;101",
                "lbp with profiles,  chelsea.png,   nothing",
                "lbp with profiles,  coffee.png,    nothing",
                "lbp with profiles,  rocket.jpg,    nothing",
            })
    void each_detector_finds_what_the_guide_says(String kind, String photo, String box) {
        CascadeFaceDetector.Builder builder =
                kind.startsWith("haar") ? CascadeFaceDetector.haar() : CascadeFaceDetector.lbp();
        if (kind.contains("profiles")) {
            builder.profiles(kind.contains("with "));
        }
        try (FaceDetector detector = builder.build()) {
            List<Face> faces =
                    detector.detect(photo.equals("astronaut.png") ? Photos.astronaut() : Photos.shared(photo));
            if (box == null) {
                assertThat(faces).isEmpty();
            } else {
                assertThat(faces).hasSize(1);
                // Another processor may round otherwise.
                Photos.assertClose(faces.get(0).box(), box(box), 3);
            }
        }
    }

    private static Box box(String text) {
        String[] numbers = text.split("\\D+");
        return new Box(
                Integer.parseInt(numbers[2]),
                Integer.parseInt(numbers[3]),
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]));
    }

    @Test
    void a_profile_is_found_whichever_way_it_looks() {
        var camera = Photos.shared("camera.png");
        // By eye: photos/faces.csv.
        Box truth = new Box(185, 105, 72, 92);
        try (FaceDetector detector = CascadeFaceDetector.open()) {
            assertThat(detector.detect(camera).get(0).confidence()).isGreaterThan(20);
            Box right = detector.detect(camera).get(0).box();
            Box left = detector.detect(camera.flipped()).get(0).box();

            assertThat(intersectionOverUnion(right, truth)).isGreaterThan(0.6);
            Photos.assertClose(
                    left, new Box(512 - right.x() - right.width(), right.y(), right.width(), right.height()), 1);
        }
    }

    @Test
    void in_a_photo_with_a_frontal_face_no_profile_is_looked_for() {
        try (FaceDetector without = CascadeFaceDetector.haar().profiles(false).build();
                FaceDetector with = CascadeFaceDetector.open()) {
            assertThat(with.detect(Photos.astronaut())).isEqualTo(without.detect(Photos.astronaut()));
        }
    }

    private static double intersectionOverUnion(Box one, Box other) {
        int width = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        int height = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        double common = Math.max(0, width) * (double) Math.max(0, height);
        return common / (one.area() + other.area() - common);
    }
}
