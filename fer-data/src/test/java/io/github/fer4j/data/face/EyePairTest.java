package io.github.fer4j.data.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Box;
import io.github.fer4j.Landmarks;
import io.github.fer4j.Point;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EyePairTest {
    private static final Box FACE = new Box(100, 200, 100, 100);

    /** An eye of 20x20 whose centre is here in the face, seen in a part of the photo that begins at 100,200. */
    private static Hit eye(double x, double y, double count) {
        return new Hit(x - 10, y - 10, 20, 20, count);
    }

    @Test
    void the_two_eyes_are_told_by_their_side_and_given_in_the_photo() {
        assertThat(EyePair.best(List.of(eye(70, 40, 5), eye(30, 38, 5)), 100, 200, FACE))
                .contains(Landmarks.ofEyes(new Point(129.5, 237.5), new Point(169.5, 239.5)));
    }

    @Test
    void of_several_pairs_the_one_with_most_hits_counts_and_then_the_more_level() {
        List<Hit> hits = List.of(eye(30, 38, 5), eye(70, 40, 5), eye(32, 50, 3), eye(72, 38, 5));

        assertThat(EyePair.best(hits, 100, 200, FACE))
                .contains(Landmarks.ofEyes(new Point(129.5, 237.5), new Point(171.5, 237.5)));
    }

    @ParameterizedTest
    @CsvSource({
        "30,40, 45,40", // both in the right half
        "40,40, 60,40", // too near
        "12,40, 88,40", // too far
        "30,30, 70,50", // not level
        "30,60, 70,60", // nostrils
        "30,10, 70,10", // hair
        "5,40, 60,40" // an ear
    })
    void a_pair_that_cannot_be_eyes_is_not_believed(double x1, double y1, double x2, double y2) {
        assertThat(EyePair.best(List.of(eye(x1, y1, 9), eye(x2, y2, 9)), 100, 200, FACE))
                .isEmpty();
    }

    @Test
    void eyes_of_unlike_size_are_not_believed() {
        Hit large = new Hit(53, 23, 34, 34, 9);

        assertThat(EyePair.best(List.of(eye(30, 40, 9), large), 100, 200, FACE)).isEmpty();
        assertThat(EyePair.best(List.of(eye(30, 40, 9)), 100, 200, FACE)).isEmpty();
    }
}
