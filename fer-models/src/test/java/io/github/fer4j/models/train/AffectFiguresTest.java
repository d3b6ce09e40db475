package io.github.fer4j.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.noise.loss.AffectLosses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AffectFiguresTest {
    private static List<ValenceArousal> values(double... pairs) {
        List<ValenceArousal> values = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.add(new ValenceArousal(pairs[i], pairs[i + 1]));
        }
        return values;
    }

    @Example
    void they_are_the_figures_of_lins_formula_and_of_the_root_of_the_mean_square() {
        // Valence by hand: x = 1 2 3, y = 2 2 5 tenths: means 2 and 3, variances 2/3 and 2, covariance 1; 2 / (2/3 + 2
        // + 1).
        // Arousal: x = -2 0 2, y = 2 0 -2 tenths: covariance -8/3, variances 8/3 each, equal means: -1.
        AffectFigures figures =
                AffectFigures.of(values(0.1, -0.2, 0.2, 0, 0.3, 0.2), values(0.2, 0.2, 0.2, 0, 0.5, -0.2));

        assertThat(figures.valenceCcc()).isCloseTo(6.0 / 11, within(1e-12));
        assertThat(figures.arousalCcc()).isCloseTo(-1, within(1e-12));
        assertThat(figures.meanCcc()).isCloseTo((6.0 / 11 - 1) / 2, within(1e-12));
        assertThat(figures.valenceRmse()).isCloseTo(Math.sqrt((0.01 + 0 + 0.04) / 3), within(1e-12));
        assertThat(figures.arousalRmse()).isCloseTo(Math.sqrt((0.16 + 0 + 0.16) / 3), within(1e-12));
        assertThat(figures.samples()).isEqualTo(3);
    }

    @Property(tries = 100)
    void concordance_is_one_minus_the_loss_of_that_name(
            @ForAll @IntRange(min = 2, max = 40) int count, @ForAll long seed) {
        Random random = new Random(seed);
        List<ValenceArousal> x = values(random.doubles(2L * count, -1, 1).toArray());
        List<ValenceArousal> y = values(random.doubles(2L * count, -1, 1).toArray());
        double[] ones =
                Collections.nCopies(count, 1.0).stream().mapToDouble(v -> v).toArray();
        double loss = AffectLosses.concordance().lossAndGradient(rows(x), rows(y), ones, new double[count][2]);
        AffectFigures figures = AffectFigures.of(x, y);
        assertThat(figures.meanCcc()).isCloseTo(1 - loss, within(1e-9));
        assertThat(AffectFigures.of(x, x).meanCcc()).isCloseTo(1, within(1e-9));
        assertThat(AffectFigures.of(x, x).valenceRmse()).isZero();
    }

    private static double[][] rows(List<ValenceArousal> values) {
        return values.stream()
                .map(value -> new double[] {value.valence(), value.arousal()})
                .toArray(double[][]::new);
    }

    @Example
    void values_that_are_all_the_same_give_a_number_too() {
        List<ValenceArousal> same = Collections.nCopies(7, new ValenceArousal(0.1, 0.7));
        List<ValenceArousal> other = Collections.nCopies(7, new ValenceArousal(0.3, 0.7));
        assertThat(AffectFigures.of(same, same).meanCcc()).isEqualTo(1);
        assertThat(AffectFigures.of(same, other).valenceCcc()).isZero();
        assertThat(AffectFigures.of(same, other).arousalCcc()).isEqualTo(1);
    }

    @Example
    void fewer_than_two_samples_or_lists_of_other_lengths_are_refused() {
        assertThatThrownBy(() -> AffectFigures.of(values(0, 0), values(0, 0)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least 2 samples")
                .hasMessageContaining("got 1 predictions and 1 annotations");
        assertThatThrownBy(() -> AffectFigures.of(values(0, 0, 0, 0), values(0, 0, 0, 0, 0, 0)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 2 predictions and 3 annotations");
    }
}
