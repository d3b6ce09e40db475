package io.github.fer4j.models.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The way of each optimiser down {@code f(w) = sum_i a_i (w_i - c_i)^2 / 2}, against the formulas of papers and of PyTorch's
 * documentation in plain Java.
 */
class OptimizerTest {
    private static final double[] CURVATURE = {1, 0.3, 20};
    private static final double[] CENTRE = {0.5, -2, 0.01};
    private static final double[] START = {1, 1, -0.2};
    private static final int STEPS = 12;

    @Test
    void adam_goes_the_way_of_the_paper() {
        double[] m = new double[3];
        double[] v = new double[3];
        double[][] expected = way((g, i, t, rate) -> {
            m[i] = 0.8 * m[i] + 0.2 * g;
            v[i] = 0.95 * v[i] + 0.05 * g * g;
            double mean = m[i] / (1 - Math.pow(0.8, t));
            double square = v[i] / (1 - Math.pow(0.95, t));
            return rate * mean / (Math.sqrt(square) + 1e-8);
        });

        assertSame(way(new Adam(0.1, 0.8, 0.95, 1e-8, 0)), expected);
    }

    @Test
    void adams_epsilon_is_added_to_the_root_that_is_not_corrected() {
        double[] m = new double[3];
        double[] v = new double[3];
        double[][] expected = way((g, i, t, rate) -> {
            m[i] = 0.9 * m[i] + 0.1 * g;
            v[i] = 0.999 * v[i] + 0.001 * g * g;
            double pytorchEpsilon = 0.01 / Math.sqrt(1 - Math.pow(0.999, t));
            double square = v[i] / (1 - Math.pow(0.999, t));
            return rate * m[i] / (1 - Math.pow(0.9, t)) / (Math.sqrt(square) + pytorchEpsilon);
        });

        assertSame(way(new Adam(0.1, 0.9, 0.999, 0.01, 0)), expected);
    }

    @Test
    void sgd_with_a_constant_rate_is_that_of_pytorch_with_nesterov() {
        double[] buffer = new double[3];
        double[][] expected = way(
                (g, i, t, rate) -> {
                    buffer[i] = 0.9 * buffer[i] + g;
                    return 0.02 * (g + 0.9 * buffer[i]);
                },
                t -> 1);

        assertSame(way(Sgd.of(0.02), t -> 1), expected);
    }

    @Test
    void sgd_with_a_moving_rate_follows_sutskever_et_al() {
        // Their parameters are theta; those that are seen, and whose gradient is taken, are theta + m v.
        double[] v = new double[3];
        double[][] expected = way((g, i, t, rate) -> {
            double before = v[i];
            v[i] = 0.7 * before - rate * g;
            return -(v[i] + 0.7 * (v[i] - before));
        });

        assertSame(way(Sgd.of(0.1).withMomentum(0.7)), expected);
    }

    @Test
    void sgd_without_momentum_steps_along_the_gradient() {
        assertSame(way(Sgd.of(0.1).withMomentum(0)), way((g, i, t, rate) -> rate * g));
        assertThat(Sgd.of(0.1).withMomentum(0).updater(new Rate(0.1, t -> 1)).stateSize(1000))
                .isZero();
    }

    @Test
    void rmsprop_is_that_of_pytorch_but_for_its_start() {
        double[] v = {1e-8, 1e-8, 1e-8};
        double[][] expected = way((g, i, t, rate) -> {
            v[i] = 0.99 * v[i] + 0.01 * g * g;
            return rate * g / (Math.sqrt(v[i]) + 1e-8);
        });

        assertSame(way(RmsProp.of(0.1)), expected);
    }

    @Test
    void rmsprop_starts_with_a_mean_square_of_epsilon() {
        double[][] expected = way((g, i, t, rate) -> 0.1 * g / (Math.sqrt(0.9 * 0.25 + 0.1 * g * g) + 0.25), t -> 1);

        assertThat(way(new RmsProp(0.1, 0.9, 0.25, 0), t -> 1)[0]).containsExactly(expected[0], within(1e-6));
    }

    @Test
    void adamw_is_adam_with_weight_decay() {
        assertThat(AdamW.of(2e-3)).isEqualTo(new Adam(2e-3, 0.9, 0.999, 1e-8, 0.01));
    }

    @Test
    void texts_hold_what_is_not_usual() {
        assertThat(AdamW.of(0.004)).hasToString("Adam 0.004, weight decay 0.01");
        assertThat(new Adam(0.001, 0.5, 0.999, 1e-7, 0).describe())
                .isEqualTo("Adam 0.001, betas 0.5 0.999, epsilon 1.0E-7");
        assertThat(Sgd.of(0.05).withWeightDecay(5e-3).describe())
                .isEqualTo("SGD 0.05, momentum 0.9, weight decay 0.005");
        assertThat(new RmsProp(0.01, 0.9, 1e-8, 0).describe()).isEqualTo("RMSProp 0.01, mean square 0.9");
    }

    @Test
    void the_text_in_the_card_of_the_bundled_model_is_read() {
        assertThat(Optimizer.parse("Adam 0.004, weight decay 0.01"))
                .isEqualTo(Adam.of(0.004).withWeightDecay(0.01));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Adam",
                "Adam 0.1 0.2",
                "Adam x",
                "Adam NaN",
                "Adam 1e999",
                "Adam -1",
                "Adam 0.1,weight decay 0.1",
                "Adam 0.1, momentum 0.9",
                "Adam 0.1, betas 0.9",
                "Adam 0.1, epsilon 0.1, epsilon 0.1",
                "Adam 0.1, weight decay",
                "SGD 0.1, betas 0.9 0.9",
                "SGD 0.1, momentum 1",
                "java.lang.Runtime 0.1"
            })
    void malformed_text_is_refused_with_rule_value_and_example(String text) {
        assertThatThrownBy(() -> Optimizer.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("an optimiser is text as its describe() gives it, such as 'Adam 0.001, ")
                .hasMessageContaining("got '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 11, Double.NaN, Double.POSITIVE_INFINITY})
    void learning_rates_out_of_range_are_refused(double rate) {
        assertThatThrownBy(() -> Adam.of(rate))
                .hasMessageContaining("learning rate")
                .hasMessageContaining("got " + rate);
        assertThatThrownBy(() -> AdamW.of(rate)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Sgd.of(rate)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> RmsProp.of(rate)).isInstanceOf(InvalidArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void shares_out_of_range_are_refused(double share) {
        assertThatThrownBy(() -> Adam.of(0.1).withWeightDecay(share)).hasMessageContaining("weight decay is in [0, 1)");
        assertThatThrownBy(() -> Sgd.of(0.1).withWeightDecay(share)).hasMessageContaining("weight decay is in [0, 1)");
        assertThatThrownBy(() -> RmsProp.of(0.1).withWeightDecay(share)).hasMessageContaining("weight decay is in");
        assertThatThrownBy(() -> Sgd.of(0.1).withMomentum(share)).hasMessageContaining("SGD's momentum is in [0, 1)");
        assertThatThrownBy(() -> new RmsProp(0.1, share, 1e-8, 0)).hasMessageContaining("RMSProp's decay");
        assertThatThrownBy(() -> new Adam(0.1, share, 0.9, 1e-8, 0)).hasMessageContaining("Adam's beta1");
        assertThatThrownBy(() -> new Adam(0.1, 0.9, share, 1e-8, 0)).hasMessageContaining("Adam's beta2");
        assertThatThrownBy(() -> new Adam(0.1, 0.9, 0.9, share, 0)).hasMessageContaining("Adam's epsilon is in (0, 1)");
        assertThatThrownBy(() -> new RmsProp(0.1, 0.9, share, 0)).hasMessageContaining("RMSProp's epsilon");
    }

    /** Up and down, such as no schedule does. */
    private static double moving(int step) {
        return 1 + 0.5 * Math.sin(step);
    }

    private static double[][] way(Step step) {
        return way(step, OptimizerTest::moving);
    }

    private static double[][] way(Step step, Factor factor) {
        double[] w = START.clone();
        double[][] way = new double[STEPS][];
        for (int t = 1; t <= STEPS; t++) {
            for (int i = 0; i < w.length; i++) {
                w[i] -= step.of(CURVATURE[i] * (w[i] - CENTRE[i]), i, t, 0.1 * factor.at(t));
            }
            way[t - 1] = w.clone();
        }
        return way;
    }

    private static double[][] way(Optimizer optimizer) {
        return way(optimizer, OptimizerTest::moving);
    }

    private static double[][] way(Optimizer optimizer, Factor factor) {
        var config = optimizer.updater(new Rate(optimizer.learningRate(), factor));
        INDArray state = config.stateSize(START.length) == 0
                ? null
                : Nd4j.zeros(DataType.FLOAT, 1, config.stateSize(START.length));
        GradientUpdater<?> updater = config.instantiate(state, true);
        double[] w = START.clone();
        double[][] way = new double[STEPS][];
        for (int t = 1; t <= STEPS; t++) {
            INDArray gradient = Nd4j.create(DataType.FLOAT, 1, w.length);
            for (int i = 0; i < w.length; i++) {
                gradient.putScalar(i, CURVATURE[i] * (w[i] - CENTRE[i]));
            }
            updater.applyUpdater(gradient, t - 1, 0);
            for (int i = 0; i < w.length; i++) {
                w[i] -= gradient.getDouble(i);
            }
            way[t - 1] = w.clone();
        }
        return way;
    }

    private static void assertSame(double[][] actual, double[][] expected) {
        for (int t = 0; t < STEPS; t++) {
            assertThat(actual[t]).as("step %d", t + 1).containsExactly(expected[t], within(2e-5));
        }
    }

    private interface Step {
        /** What is taken from parameter i with gradient g at step t, from 1. */
        double of(double g, int i, int t, double rate);
    }

    private interface Factor {
        double at(int step);
    }

    private record Rate(double base, Factor factor) implements ISchedule {
        private static final long serialVersionUID = 1L;

        @Override
        public double valueAt(int iteration, int epoch) {
            return base * factor.at(iteration + 1);
        }

        @Override
        public ISchedule clone() {
            return this;
        }
    }
}
