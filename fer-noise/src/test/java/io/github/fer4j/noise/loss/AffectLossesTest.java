package io.github.fer4j.noise.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AffectLossesTest {
    @Provide
    Arbitrary<AffectLoss> losses() {
        return Arbitraries.of(AffectLosses.meanSquaredError(), AffectLosses.concordance());
    }

    @Property(tries = 200)
    void a_gradient_is_the_finite_difference_of_its_loss(
            @ForAll("losses") AffectLoss loss, @ForAll @IntRange(min = 2, max = 12) int batch, @ForAll long seed) {
        Random random = new Random(seed);
        double[][] predicted = random(random, batch);
        double[][] target = random(random, batch);
        double[] weights = random.doubles(batch, 0.1, 2).toArray();
        weights[0] = random.nextBoolean() ? 0 : 1;
        double[][] gradient = new double[batch][2];
        loss.lossAndGradient(predicted, target, weights, gradient);

        for (int i = 0; i < batch; i++) {
            for (int d = 0; d < 2; d++) {
                double kept = predicted[i][d];
                predicted[i][d] = kept + 1e-6;
                double above = loss.lossAndGradient(predicted, target, weights, new double[batch][2]);
                predicted[i][d] = kept - 1e-6;
                double below = loss.lossAndGradient(predicted, target, weights, new double[batch][2]);
                predicted[i][d] = kept;
                assertThat(gradient[i][d]).isCloseTo((above - below) / 2e-6, within(1e-5));
            }
        }
    }

    private static double[][] random(Random random, int batch) {
        return Arrays.stream(new double[batch][])
                .map(row -> random.doubles(2, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void concordance_is_one_for_equal_zero_for_unrelated_and_minus_one_for_opposite_values() {
        double[][] target = {{-0.5, 0.2}, {0.5, 0.4}, {0.1, -0.6}, {-0.1, 0}};
        double[][] opposite = {{0.5, -0.2}, {-0.5, -0.4}, {-0.1, 0.6}, {0.1, 0}};
        double[][] constant = {{0, 0}, {0, 0}, {0, 0}, {0, 0}};

        assertThat(concordance(target, target)).isCloseTo(0, within(1e-12));
        assertThat(concordance(opposite, target)).isCloseTo(2, within(1e-12));
        assertThat(concordance(constant, target)).isCloseTo(1, within(1e-12));
        assertThat(concordance(constant, constant)).isZero();
    }

    @Test
    void concordance_is_the_figure_of_lins_formula() {
        // By hand: x = 1 2 3, y = 2 2 5: means 2 and 3, variances 2/3 and 2, covariance 1; 2 / (2/3 + 2 + 1) = 6/11.
        double[][] x = {{0.1, 0.1}, {0.2, 0.2}, {0.3, 0.3}};
        double[][] y = {{0.2, 0.2}, {0.2, 0.2}, {0.5, 0.5}};

        assertThat(concordance(x, y)).isCloseTo(1 - 6.0 / 11, within(1e-12));
    }

    private static double concordance(double[][] predicted, double[][] target) {
        double[] weights = new double[predicted.length];
        Arrays.fill(weights, 1);
        return AffectLosses.concordance().lossAndGradient(predicted, target, weights, new double[weights.length][2]);
    }

    @Test
    void samples_without_annotation_count_for_nothing_whatever_stands_in_them() {
        double[][] predicted = {{0.5, 0}, {0.2, 0.1}, {0.9, 0.9}};
        double[][] target = {{0, 0}, {0, 0.3}, {Double.NaN, Double.NaN}};
        double[][] gradient = new double[3][2];

        double loss =
                AffectLosses.meanSquaredError().lossAndGradient(predicted, target, new double[] {1, 1, 0}, gradient);

        assertThat(loss).isCloseTo((0.25 + 0.04 + 0.04) / 4, within(1e-12));
        assertThat(gradient[2]).containsOnly(0);
        assertThat(AffectLosses.concordance().lossAndGradient(predicted, target, new double[3], gradient))
                .isZero();
        assertThat(gradient[0]).containsOnly(0);
    }

    @Test
    void shapes_and_weights_are_checked() {
        assertThatThrownBy(() -> AffectLosses.concordance()
                        .lossAndGradient(new double[2][2], new double[2][3], new double[2], new double[2][2]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("2, 3 and 2 values for sample 0");
        assertThatThrownBy(() -> AffectLosses.meanSquaredError()
                        .lossAndGradient(new double[1][2], new double[1][2], new double[] {-1}, new double[1][2]))
                .hasMessageContaining("got -1.0 for sample 0");
    }

    @Property
    void what_a_loss_says_of_itself_is_read_back(@ForAll("losses") AffectLoss loss) {
        assertThat(AffectLosses.parse(loss.describe())).isSameAs(loss);
    }

    @Test
    void another_text_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> AffectLosses.parse("ccc"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'mean squared error', '1 - concordance correlation', got 'ccc'");
    }

    @Test
    void one_sample_alone_or_targets_that_are_all_the_same_teach_concordance_nothing() {
        double[][] gradient = {{9, 9}, {9, 9}};
        double[][] predicted = {{0.3, -0.1}, {-0.2, 0.5}};
        double loss = AffectLosses.concordance()
                .lossAndGradient(predicted, new double[][] {{0.5, 0.5}, {1, 1}}, new double[] {1, 0}, gradient);
        assertThat(loss).isCloseTo(1, within(1e-12));
        assertThat(gradient).isDeepEqualTo(new double[2][2]);

        gradient = new double[][] {{9, 9}, {9, 9}};
        AffectLosses.concordance()
                .lossAndGradient(predicted, new double[][] {{0.5, 0.5}, {0.5, 0.5}}, new double[] {1, 1}, gradient);
        assertThat(gradient).isDeepEqualTo(new double[2][2]);
    }
}
