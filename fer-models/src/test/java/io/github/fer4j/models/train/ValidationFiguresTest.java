package io.github.fer4j.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValidationFiguresTest {
    @Test
    void figures_are_those_worked_out_by_hand() {
        // True classes in rows: recalls 3/4, 1/2; precisions 3/4, 1/2; the third class is neither held nor named.
        int[][] counts = {{3, 1, 0}, {1, 1, 0}, {0, 0, 0}};
        ValidationFigures figures = ValidationFigures.of(0.7, counts, null);
        assertThat(figures.loss()).isEqualTo(0.7);
        assertThat(figures.accuracy()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(figures.uar()).isCloseTo((0.75 + 0.5) / 2, within(1e-12));
        assertThat(figures.macroF1()).isCloseTo((0.75 + 0.5) / 2, within(1e-12));
    }

    @Test
    void a_class_that_is_named_but_not_held_lowers_the_f1_and_not_the_recall() {
        int[][] counts = {{2, 0, 2}, {0, 4, 0}, {0, 0, 0}};
        ValidationFigures figures = ValidationFigures.of(1, counts, null);
        assertThat(figures.uar()).isCloseTo((0.5 + 1) / 2, within(1e-12));
        assertThat(figures.macroF1()).isCloseTo((2 * 2.0 / 6 + 1 + 0) / 3, within(1e-12));
    }

    @Test
    void each_selection_looks_at_its_figure_and_is_read_back_from_its_words() {
        ValidationFigures figures = ValidationFigures.of(0.25, new int[][] {{1, 1}, {0, 2}}, null);
        assertThat(Selection.LOSS.figure(figures)).isEqualTo(-0.25);
        assertThat(Selection.ACCURACY.figure(figures)).isEqualTo(0.75);
        assertThat(Selection.UAR.figure(figures)).isEqualTo(0.75);
        assertThat(Selection.MACRO_F1.figure(figures)).isCloseTo((2 / 3.0 + 0.8) / 2, within(1e-12));
        for (Selection selection : Selection.values()) {
            assertThat(Selection.parse(selection.describe())).isEqualTo(selection);
        }
    }
}
