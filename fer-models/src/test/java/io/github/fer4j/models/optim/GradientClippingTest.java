package io.github.fer4j.models.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

/**
 * One step of plain gradient descent at a rate of 1 moves parameters by minus the gradient: without clipping it shows the
 * mean gradient, with clipping what was made of it.
 */
class GradientClippingTest {
    private static final int BATCH = 6;
    private static final double CLOSE = 2e-6;
    private static final NetSpec SPEC = Zoo.slimCnn()
            .option("filters", "4,4,6,6")
            .option("dropout", "0")
            .input(new Preprocessing(16, 16, 1, Interpolation.AREA, Normalisation.unit()));

    @Test
    void a_gradient_above_the_norm_is_scaled_to_it_in_one_piece() {
        Map<String, double[]> plain = moves(GradientClipping.none(), 0);
        double norm = norm(plain);
        double maximum = 0.3 * norm;

        Map<String, double[]> clipped = moves(GradientClipping.byNorm(maximum), 0);

        assertThat(norm).isGreaterThan(0.1);
        assertThat(norm(clipped)).isCloseTo(maximum, within(1e-5));
        assertMoves(clipped, plain, (name, move) -> scaled(move, 0.3));
    }

    @Test
    void a_gradient_below_the_norm_stays_to_the_bit() {
        Map<String, double[]> plain = moves(GradientClipping.none(), 0);

        Map<String, double[]> clipped = moves(GradientClipping.byNorm(1.01 * norm(plain)), 0);

        plain.forEach((name, move) -> assertThat(clipped.get(name)).as(name).containsExactly(move));
    }

    @Test
    void each_number_above_the_limit_is_cut_to_it() {
        Map<String, double[]> plain = moves(GradientClipping.none(), 0);

        Map<String, double[]> clipped = moves(GradientClipping.byValue(0.01), 0);

        assertMoves(
                clipped,
                plain,
                (name, move) -> Arrays.stream(move)
                        .map(value -> Math.max(-0.01, Math.min(0.01, value)))
                        .toArray());
        assertThat(learning(plain).values().stream().flatMapToDouble(Arrays::stream))
                .anyMatch(value -> value > 0.02)
                .anyMatch(value -> value < -0.02);
    }

    @Test
    void running_statistics_neither_count_nor_change() {
        Map<String, double[]> plain = moves(GradientClipping.none(), 0);

        Map<String, double[]> byNorm = moves(GradientClipping.byNorm(1e-3), 0);
        Map<String, double[]> byValue = moves(GradientClipping.byValue(1e-6), 0);

        assertThat(plain.keySet())
                .filteredOn(GradientClippingTest::isStatistic)
                .hasSize(14); // two for each of 7 layers
        plain.forEach((name, move) -> {
            if (isStatistic(name)) {
                assertThat(byNorm.get(name)).as(name).containsExactly(move);
                assertThat(byValue.get(name)).as(name).containsExactly(move);
            }
        });
        assertThat(plain).anySatisfy((name, move) -> {
            assertThat(isStatistic(name)).isTrue();
            assertThat(Arrays.stream(move).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
        });
        assertThat(norm(learning(byNorm))).isCloseTo(1e-3, within(1e-4)); // rounded, beside parameters near 1
    }

    @Test
    void weight_decay_is_not_clipped() {
        Map<String, double[]> plain = moves(GradientClipping.none(), 0);
        Map<String, double[]> decayed = moves(GradientClipping.none(), 0.25);
        double share = 1e-4 / norm(plain);

        Map<String, double[]> clipped = moves(GradientClipping.byNorm(1e-4), 0.25);

        assertMoves(
                clipped,
                plain,
                (name, move) -> IntStream.range(0, move.length)
                        .mapToDouble(i -> share * move[i] + decayed.get(name)[i] - move[i])
                        .toArray());
        assertThat(norm(clipped)).isGreaterThan(0.1);
    }

    @Test
    void nan_and_an_infinite_norm_stay_to_be_found() {
        INDArray byNorm = Nd4j.createFromArray(3f, Float.NaN, -9f);
        INDArray infinite = Nd4j.createFromArray(3f, Float.NEGATIVE_INFINITY);
        INDArray byValue = Nd4j.createFromArray(3f, Float.NaN, -9f, 0.5f, Float.NEGATIVE_INFINITY);

        new GradientClipper.ByNorm(1).clip(List.of(byNorm), 2);
        new GradientClipper.ByNorm(1).clip(List.of(infinite), 2);
        new GradientClipper.ByValue(1).clip(List.of(byValue), 2);

        assertThat(byNorm.toFloatVector()).containsExactly(3, Float.NaN, -9);
        assertThat(infinite.toFloatVector()).containsExactly(3, Float.NEGATIVE_INFINITY);
        assertThat(byValue.toFloatVector()).containsExactly(2, Float.NaN, -2, 0.5f, -2);
    }

    @Test
    void a_gradient_of_zero_stays() {
        INDArray zero = Nd4j.zeros(DataType.FLOAT, 4);
        new GradientClipper.ByNorm(1).clip(List.of(zero), 2);
        assertThat(zero.toFloatVector()).containsOnly(0);
    }

    @Test
    void texts_say_what_is_set() {
        assertThat(GradientClipping.none()).hasToString("off");
        assertThat(GradientClipping.byNorm(1)).hasToString("norm 1.0");
        assertThat(GradientClipping.byValue(0.5)).hasToString("value 0.5");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void limits_out_of_range_are_refused(double value) {
        assertThatThrownBy(() -> GradientClipping.byNorm(value))
                .hasMessageContaining("above 0 and finite, got " + value);
        assertThatThrownBy(() -> GradientClipping.byValue(value))
                .hasMessageContaining("above 0 and finite, got " + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "norm", "norm 0", "norm 1 2", "off 1", "value -1", "norm 1, value 1"})
    void malformed_text_is_refused_with_rule_value_and_example(String text) {
        assertThatThrownBy(() -> GradientClipping.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("gradient clipping is text as its describe() gives it, such as 'norm 1.0'")
                .hasMessageContaining("got '" + text + "'");
    }

    private static ComputationGraph net(double weightDecay) {
        Optimizer descent = Sgd.of(1).withMomentum(0);
        return Zoo.build(
                SPEC, descent.updater(new FixedSchedule(1)), new LossAdapter(Losses.crossEntropy()), weightDecay, 7);
    }

    /** What one step moves each parameter by. */
    private static Map<String, double[]> moves(GradientClipping clipping, double weightDecay) {
        ComputationGraph net = net(weightDecay);
        try {
            clipping.attachTo(net);
            Map<String, double[]> moves = parameters(net);
            Nd4j.getRandom().setSeed(11);
            INDArray input = Nd4j.rand(DataType.FLOAT, BATCH, 1, 16, 16).muli(8);
            INDArray targets = Nd4j.zeros(DataType.FLOAT, BATCH, 7);
            for (int row = 0; row < BATCH; row++) {
                targets.putScalar(row, row % 3, 1);
            }
            net.fit(new INDArray[] {input}, new INDArray[] {targets});
            parameters(net).forEach((name, after) -> {
                double[] move = moves.get(name);
                for (int i = 0; i < move.length; i++) {
                    move[i] = after[i] - move[i];
                }
            });
            return moves;
        } finally {
            net.close();
        }
    }

    private static Map<String, double[]> parameters(ComputationGraph net) {
        Map<String, double[]> parameters = new TreeMap<>();
        net.paramTable()
                .forEach((name, values) ->
                        parameters.put(name, values.dup().data().asDouble()));
        return parameters;
    }

    private static void assertMoves(
            Map<String, double[]> actual, Map<String, double[]> plain, BiFunction<String, double[], double[]> change) {
        learning(plain)
                .forEach((name, move) ->
                        assertThat(actual.get(name)).as(name).containsExactly(change.apply(name, move), within(CLOSE)));
    }

    private static double norm(Map<String, double[]> moves) {
        return Math.sqrt(learning(moves).values().stream()
                .flatMapToDouble(Arrays::stream)
                .map(value -> value * value)
                .sum());
    }

    private static Map<String, double[]> learning(Map<String, double[]> moves) {
        Map<String, double[]> learning = new TreeMap<>(moves);
        learning.keySet().removeIf(GradientClippingTest::isStatistic);
        return learning;
    }

    private static boolean isStatistic(String name) {
        return name.endsWith("_mean") || name.endsWith("_var") || name.endsWith("_log10stdev");
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }
}
