package io.github.fer4j.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetaTest {
    private static final int DRAWS = 20_000;

    private static double[] draws(double alpha) {
        SplittableRandom random = new SplittableRandom(1);
        double[] draws = new double[DRAWS];
        Arrays.setAll(draws, i -> Beta.symmetric(alpha, random));
        return draws;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.05, 0.2, 0.4, 1, 3, 40, 1000})
    void mean_and_variance_are_those_of_the_distribution(double alpha) {
        double[] draws = draws(alpha);
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance =
                Arrays.stream(draws).map(x -> (x - 0.5) * (x - 0.5)).average().orElseThrow();
        double expected = 1 / (4 * (2 * alpha + 1));
        assertThat(Arrays.stream(draws).allMatch(x -> x >= 0 && x <= 1)).isTrue();
        // Four standard errors of the mean, and at most 4 % of the variance: its kurtosis is below 3.
        assertThat(mean).isCloseTo(0.5, within(4 * Math.sqrt(expected / DRAWS)));
        assertThat(variance).isCloseTo(expected, within(0.04 * expected));
    }

    @Test
    void the_distance_of_kolmogorov_and_smirnov_to_the_known_distributions_is_small() {
        assertThat(distance(draws(1), x -> x)).isLessThan(critical());
        assertThat(distance(draws(2), x -> x * x * (3 - 2 * x))).isLessThan(critical());
        assertThat(distance(draws(0.5), x -> 2 / Math.PI * Math.asin(Math.sqrt(x))))
                .isLessThan(critical());
        for (double alpha : new double[] {0.1, 0.2, 0.4, 5}) {
            assertThat(distance(draws(alpha), x -> incompleteBeta(alpha, x)))
                    .as("alpha " + alpha)
                    .isLessThan(critical());
        }
    }

    @Test
    void the_distance_would_tell_a_neighbouring_distribution_apart() {
        assertThat(distance(draws(0.2), x -> incompleteBeta(0.25, x))).isGreaterThan(critical());
    }

    /** Exceeded by one sample in a thousand: Smirnov's limit. */
    private static double critical() {
        return 1.95 / Math.sqrt(DRAWS);
    }

    private static double distance(double[] draws, DoubleUnaryOperator distribution) {
        Arrays.sort(draws);
        double largest = 0;
        for (int i = 0; i < draws.length; i++) {
            double at = distribution.applyAsDouble(draws[i]);
            largest = Math.max(largest, Math.max(at - (double) i / DRAWS, (i + 1.0) / DRAWS - at));
        }
        return largest;
    }

    /** I_x(a, a) by its power series at 0 (DLMF 8.17.7 and 15.2.1), and by symmetry above 1/2. */
    private static double incompleteBeta(double a, double x) {
        if (x > 0.5) {
            return 1 - incompleteBeta(a, 1 - x);
        }
        return series(a, x) / (2 * series(a, 0.5));
    }

    private static double series(double a, double x) {
        double term = 1;
        double sum = 1 / a;
        for (int n = 1; n < 200; n++) {
            term *= (n - a) / n * x;
            sum += term / (a + n);
        }
        return Math.pow(x, a) * sum;
    }
}
