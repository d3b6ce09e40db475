package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTest {
    @Test
    void it_grows_by_a_share_of_its_size_on_every_side() {
        assertThat(new Box(10, 20, 30, 40).grown(0.1)).isEqualTo(new Box(7, 16, 36, 48));
        assertThat(new Box(10, 20, 30, 40).grown(-0.1)).isEqualTo(new Box(13, 24, 24, 32));
        assertThat(new Box(10, 20, 30, 40).grown(0)).isEqualTo(new Box(10, 20, 30, 40));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, 10, 10, 0.3333333333333333", // 50 / 150
        "0, 0, 10, 10, 1",
        "10, 0, 10, 10, 0", // side by side
        "-3, -3, 6, 6, 0.07086614173228346", // 9 / (100 + 36 - 9)
        "2, 2, 5, 5, 0.25", // inside
        "2147483646, 2147483646, 1, 1, 0"
    })
    void the_overlap_of_two_boxes_is_their_intersection_over_their_union(
            int x, int y, int width, int height, double expected) {
        Box box = new Box(0, 0, 10, 10);
        Box other = new Box(x, y, width, height);
        assertThat(box.intersectionOverUnion(other)).isEqualTo(expected);
        assertThat(other.intersectionOverUnion(box)).isEqualTo(expected);
    }

    @Test
    void the_overlap_of_the_largest_boxes_does_not_overflow() {
        Box all = new Box(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(all.intersectionOverUnion(all)).isEqualTo(1);
        Box left = new Box(Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(all.intersectionOverUnion(left)).isZero();
    }

    @Test
    void it_never_shrinks_below_a_pixel() {
        assertThat(new Box(0, 0, 1, 3).grown(-0.49)).satisfies(box -> {
            assertThat(box.width()).isEqualTo(1);
            assertThat(box.height()).isEqualTo(1);
        });
    }

    @Test
    void the_area_does_not_overflow() {
        assertThat(new Box(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE).area()).isEqualTo(4611686014132420609L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1",
        "0, 0, 1, 0",
        "0, 0, -1, 5",
        "1, 0, 2147483647, 1",
        "0, 2147483647, 1, 1",
        "2147483647, 0, 2147483647, 1"
    })
    void sizes_below_one_and_edges_beyond_int_are_refused(int x, int y, int width, int height) {
        assertThatThrownBy(() -> new Box(x, y, width, height)).isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, -1, 100.1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_margin_outside_is_refused(double margin) {
        assertThatThrownBy(() -> new Box(0, 0, 1, 1).grown(margin))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + margin);
    }

    @Test
    void growing_beyond_int_is_refused_and_not_wrapped_round() {
        assertThatThrownBy(() -> new Box(0, 0, 100_000_000, 1).grown(20))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void it_says_size_and_place() {
        assertThat(new Box(177, 66, 95, 96)).hasToString("95x96 at 177,66");
    }
}
