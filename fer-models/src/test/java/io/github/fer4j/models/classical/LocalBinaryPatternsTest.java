package io.github.fer4j.models.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalBinaryPatternsTest {
    private static final LocalBinaryPatterns EIGHT = new LocalBinaryPatterns(8, 1, 1);

    private static byte[] filled(int level) {
        byte[] pixels = new byte[64];
        Arrays.fill(pixels, (byte) level);
        return pixels;
    }

    /** Dark to the left of column 4, bright from there on. */
    private static byte[] edge() {
        byte[] pixels = filled(200);
        for (int i = 0; i < 64; i++) {
            if (i % 8 < 4) {
                pixels[i] = 50;
            }
        }
        return pixels;
    }

    @Test
    void on_a_flat_patch_no_neighbour_is_darker() {
        for (int radius = 1; radius <= 2; radius++) {
            assertThat(new LocalBinaryPatterns(8, 1, radius).code(filled(77), 3, 3))
                    .isEqualTo(255);
        }
    }

    @Test
    void around_a_bright_dot_all_neighbours_are_darker() {
        byte[] pixels = filled(10);
        pixels[3 * 8 + 3] = (byte) 250;
        // Diagonal neighbours are blended with the dot, and still darker than it.
        assertThat(EIGHT.code(pixels, 3, 3)).isZero();
    }

    /** Bits from the right counterclockwise: right, upper right, up are bright; upper left, left, lower left are darker. */
    @Test
    void beside_an_edge_the_pattern_is_its_bright_side() {
        assertThat(EIGHT.code(edge(), 3, 4)).isEqualTo(1 + 2 + 4 + 64 + 128);
        assertThat(EIGHT.code(edge(), 3, 3)).as("on the dark side").isEqualTo(255);
        assertThat(new LocalBinaryPatterns(8, 1, 2).code(edge(), 3, 5))
                .as("a circle of radius 2 reaches over the edge from one pixel further away")
                .isEqualTo(1 + 2 + 4 + 64 + 128);
    }

    /** At 45 degrees a neighbour is 0.7071 right and up: 0.5 of the diagonal pixel, 0.2071 of each of its two neighbours. */
    @Test
    void diagonal_neighbours_are_interpolated() {
        byte[] pixels = filled(100);
        pixels[2 * 8 + 4] = 60; // the upper right one: the blend is 80
        assertThat(EIGHT.code(pixels, 3, 3)).isEqualTo(255 - 2);
        pixels[3 * 8 + 4] = (byte) 255; // the right one: 0.5 * 60 + 0.2929 * 100 + 0.2071 * 255 = 112
        assertThat(EIGHT.code(pixels, 3, 3)).isEqualTo(255);
    }

    @Test
    void a_histogram_has_the_roots_of_the_shares_and_58_uniform_bins() {
        float[] flat = EIGHT.of(Image.gray(8, 8, filled(5)));
        assertThat(flat).hasSize(59);
        // 255 is the last uniform code, and so the 58th.
        assertThat(flat[57]).isEqualTo(1);
        assertThat(flat[58]).isZero();

        float[] edge = EIGHT.of(Image.gray(8, 8, edge()));
        // Of six columns with patterns, one lies on the edge's bright side.
        assertThat((double) edge[57]).isCloseTo(Math.sqrt(5 / 6.0), within(1e-6));
        // Code 199: uniform codes below it are counted by hand: 29 below 128, then 128, 129, 131, 135, 143, 159, 191,
        // 192,
        // 193, 195.
        assertThat((double) edge[39]).isCloseTo(Math.sqrt(1 / 6.0), within(1e-6));
    }

    @Test
    void a_pattern_of_many_changes_is_in_the_last_bin() {
        byte[] pixels = filled(100);
        for (int i : new int[] {2 * 8 + 3, 4 * 8 + 3}) { // above and below
            pixels[i] = 20;
        }
        // Up and down are darker, right and left are not: four changes or more.
        assertThat(Integer.bitCount(EIGHT.code(pixels, 3, 3) & 0b01000100)).isZero();
        assertThat(EIGHT.code(pixels, 3, 3) & 0b00010001).isEqualTo(0b00010001);
        assertThat(EIGHT.of(Image.gray(8, 8, pixels))[58]).isPositive();
    }

    @Test
    void cells_have_histograms_of_their_own() {
        byte[] pixels = new byte[16 * 16];
        pixels[5 * 16 + 10] = 90; // in the upper right cell of two by two
        float[] numbers = new LocalBinaryPatterns(16, 2, 1).of(Image.gray(16, 16, pixels));
        assertThat(numbers).hasSize(4 * 59);
        assertThat(numbers[57]).isEqualTo(1);
        assertThat(numbers[59 + 57]).isLessThan(1);
        assertThat(numbers[2 * 59 + 57]).isEqualTo(1);
        assertThat(numbers[3 * 59 + 57]).isEqualTo(1);
    }

    @Property(tries = 30)
    void light_does_not_matter(
            @ForAll @IntRange(min = 1, max = 2) int radius,
            @ForAll @IntRange(min = 1, max = 3) int factor,
            @ForAll @IntRange(min = 0, max = 60) int offset,
            @ForAll Random random) {
        byte[] dark = new byte[16 * 16];
        byte[] light = new byte[dark.length];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = (byte) random.nextInt(65);
            light[i] = (byte) (factor * dark[i] + offset);
        }
        LocalBinaryPatterns patterns = new LocalBinaryPatterns(16, 2, radius);
        assertThat(patterns.of(Image.gray(16, 16, light))).containsExactly(patterns.of(Image.gray(16, 16, dark)));
    }

    @Property(tries = 20)
    void the_squares_of_a_cell_sum_to_one(@ForAll Random random) {
        byte[] pixels = new byte[48 * 48];
        random.nextBytes(pixels);
        float[] numbers = LocalBinaryPatterns.standard().of(Image.gray(48, 48, pixels));
        for (int cell = 0; cell < 36; cell++) {
            double sum = 0;
            for (int bin = 0; bin < 59; bin++) {
                sum += numbers[cell * 59 + bin] * numbers[cell * 59 + bin];
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 1, 1", "513, 6, 2", "48, 0, 2", "48, 23, 2", "48, 6, 0", "48, 6, 13"})
    void sizes_out_of_range_are_refused(int size, int cells, int radius) {
        assertThatThrownBy(() -> new LocalBinaryPatterns(size, cells, radius))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got ");
    }
}
