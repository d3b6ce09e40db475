package io.github.fer4j.models.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void two_cells_become_four_that_are_blended_between_their_centres() {
        assertThat(new Grid(1, 2, new double[] {0, 8}).resized(1, 4).values()).containsExactly(0, 2, 6, 8);
    }

    @Test
    void rows_and_columns_are_blended_alike() {
        Grid resized = new Grid(2, 2, new double[] {0, 8, 16, 24}).resized(4, 4);
        assertThat(resized.values()).containsExactly(0, 2, 6, 8, 4, 6, 10, 12, 12, 14, 18, 20, 16, 18, 22, 24);
    }

    @Test
    void odd_enlargements_keep_the_values_at_the_centres() {
        double[] values = new Grid(1, 3, new double[] {5, -1, 7}).resized(3, 9).values();
        assertThat(values[9 + 1]).isEqualTo(5);
        assertThat(values[9 + 4]).isEqualTo(-1);
        assertThat(values[9 + 7]).isEqualTo(7);
    }

    /** Cells of 4 pixels cover 8 of 10: their centres are at 2 and 6, and all beyond is as the second. */
    @Test
    void what_no_patch_covers_is_as_the_nearest_patch() {
        double[] values =
                new Grid(1, 2, new double[] {0, 4}, 1, 0.8).resized(1, 10).values();
        assertThat(values).containsExactly(new double[] {0, 0, 0.5, 1.5, 2.5, 3.5, 4, 4, 4, 4}, within(1e-12));
    }

    @Test
    void a_sum_has_the_cells_of_the_finer_grid() {
        Grid coarse = new Grid(1, 1, new double[] {10});
        Grid fine = new Grid(2, 2, new double[] {1, 2, 3, -4});
        assertThat(coarse.plus(fine).values()).containsExactly(11, 12, 13, 6);
        assertThat(fine.plus(coarse).values()).containsExactly(11, 12, 13, 6);
        assertThat(fine.rectified().values()).containsExactly(1, 2, 3, 0);
    }

    @Property
    void resizing_stays_within_the_range_of_the_values(
            @ForAll @IntRange(min = 1, max = 5) int height,
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll @IntRange(min = 1, max = 20) int rows,
            @ForAll @IntRange(min = 1, max = 20) int columns,
            @ForAll @DoubleRange(min = 0.5, max = 1) double covered) {
        double[] values = new double[height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 37 % 11;
        }
        double[] resized = new Grid(height, width, values, covered, covered)
                .resized(rows, columns)
                .values();
        assertThat(resized).hasSize(rows * columns);
        for (double value : resized) {
            assertThat(value).isBetween(0.0, 10.0);
        }
    }
}
