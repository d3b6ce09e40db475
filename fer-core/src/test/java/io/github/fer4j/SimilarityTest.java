package io.github.fer4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    /** Counter-clockwise by a quarter on the screen, where y points downwards. */
    private static final Similarity QUARTER_TURN = new Similarity(0, -1, 0, 2);

    private static Image counting(int height, int width) {
        byte[] bytes = new byte[height * width];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return Image.gray(height, width, bytes);
    }

    @Property(tries = 200)
    void it_moves_the_two_points_where_they_should_go_and_back(
            @ForAll @DoubleRange(min = -500, max = 500) double x,
            @ForAll @DoubleRange(min = -500, max = 500) double y,
            @ForAll @DoubleRange(min = 1, max = 300) double apart,
            @ForAll @DoubleRange(min = -3.1, max = 3.1) double turn,
            @ForAll @DoubleRange(min = -100, max = 100) double to) {
        Point from = new Point(x, y);
        Point other = new Point(x + apart * Math.cos(turn), y + apart * Math.sin(turn));
        Similarity map = Similarity.moving(from, other, new Point(to, 20), new Point(to + 30, 20));
        assertClose(map.apply(from), new Point(to, 20));
        assertClose(map.apply(other), new Point(to + 30, 20));
        assertThat(map.zoom()).isCloseTo(30 / apart, within(1e-9));
        assertClose(map.inverse().apply(map.apply(new Point(3, 4))), new Point(3, 4));
    }

    private static void assertClose(Point actual, Point expected) {
        assertThat(actual.distanceTo(expected)).as(actual + " is " + expected).isLessThan(1e-6);
    }

    @Test
    void what_is_no_similarity_is_refused() {
        Point here = new Point(1, 1);
        assertThatThrownBy(() -> new Similarity(0, 0, 1, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new Similarity(1, Double.NaN, 0, 0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new Similarity(1, 0, 0, Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Similarity.moving(here, here, new Point(0, 0), here))
                .hasMessageContaining("two different points");
        assertThatThrownBy(() -> Similarity.moving(new Point(0, 0), here, here, here))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void a_shift_moves_pixels_and_repeats_the_edge() {
        Image image = Image.gray(2, 3, new byte[] {1, 2, 3, 4, 5, 6});
        assertThat(image.transformed(new Similarity(1, 0, 0, 0), 2, 3)).isEqualTo(image);
        assertThat(image.transformed(new Similarity(1, 0, 1, -1), 2, 3))
                .isEqualTo(Image.gray(2, 3, new byte[] {4, 4, 5, 4, 4, 5}));
        assertThat(image.transformed(new Similarity(1, 0, 1e9, -1e9), 1, 1))
                .isEqualTo(Image.gray(1, 1, new byte[] {4}));
    }

    @Test
    void a_quarter_turn_moves_rows_to_columns_in_gray_and_colour() {
        Image image = Image.gray(2, 3, new byte[] {1, 2, 3, 4, 5, 6});
        Image turned = Image.gray(3, 2, new byte[] {3, 6, 2, 5, 1, 4});
        assertThat(image.transformed(QUARTER_TURN, 3, 2)).isEqualTo(turned);
        assertThat(image.toRgb().transformed(QUARTER_TURN, 3, 2)).isEqualTo(turned.toRgb());
    }

    @Test
    void halfway_between_pixels_is_their_mean() {
        Image image = Image.gray(1, 2, new byte[] {10, 20});
        assertThat(image.transformed(new Similarity(1, 0, -0.5, 0), 1, 1).get(0, 0, 0))
                .isEqualTo(15);
    }

    /** Taking the nearest pixels would give stripes of black and white. */
    @Test
    void nothing_aliases_where_the_image_shrinks() {
        byte[] board = new byte[240 * 240];
        for (int i = 0; i < board.length; i++) {
            board[i] = (byte) ((i % 240 + i / 240) % 2 == 0 ? 0 : 255);
        }
        Image image = Image.gray(240, 240, board);
        for (double turn : new double[] {0, 0.3, 1}) {
            Point centre = new Point(120, 120);
            Point to = new Point(5.5, 5.5);
            Similarity tenth = Similarity.moving(
                    centre, new Point(130, 120), to, new Point(to.x() + Math.cos(turn), to.y() + Math.sin(turn)));
            Image small = image.transformed(tenth, 12, 12);
            for (byte value : small.toByteArray()) {
                assertThat(value & 0xff).isBetween(120, 135);
            }
        }
    }

    @Test
    void it_shrinks_as_resizing_does() {
        Image image = counting(64, 64);
        // From centre to centre: (x + 0.5) / 4 - 0.5.
        Image small = image.transformed(new Similarity(0.25, 0, -0.375, -0.375), 16, 16);
        Image resized = image.resize(16, 16, Interpolation.BILINEAR);
        for (int y = 1; y < 15; y++) {
            for (int x = 1; x < 15; x++) {
                assertThat(small.get(y, x, 0)).isCloseTo(resized.get(y, x, 0), within(1));
            }
        }
    }

    @Test
    void a_size_or_zoom_that_is_too_small_is_refused() {
        Image image = counting(2, 2);
        Similarity same = new Similarity(1, 0, 0, 0);
        assertThatThrownBy(() -> image.transformed(same, 0, 5)).hasMessageContaining("got 5x0");
        assertThatThrownBy(() -> image.transformed(same, 5, -1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> image.transformed(new Similarity(0.003, 0, 0, 0), 5, 5))
                .hasMessageContaining("zoom of 1/256 and more");
        assertThat(image.transformed(new Similarity(1 / 256.0, 0, 0, 0), 3, 3).width())
                .isEqualTo(3);
        assertThatThrownBy(() -> image.transformed(null, 5, 5)).isInstanceOf(NullPointerException.class);
    }
}
