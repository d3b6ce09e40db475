package io.github.fer4j.noise.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each loss against the formula of its paper, in plain numbers, and against the losses that it becomes at its limits. */
class RobustLossesTest {
    private static final int CLASSES = 4;
    private static final double[][] NOISE = {
        {0.7, 0.1, 0.1, 0.1}, {0.2, 0.6, 0.1, 0.1}, {0, 0.3, 0.7, 0}, {0.05, 0.05, 0.1, 0.8}
    };

    @Provide
    Arbitrary<double[]> logits() {
        return Arbitraries.doubles().between(-4, 4).array(double[].class).ofSize(CLASSES);
    }

    private static double[] oneHot(int label) {
        double[] target = new double[CLASSES];
        target[label] = 1;
        return target;
    }

    private static double[] softmax(double[] logits) {
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp(z);
        }
        double[] p = new double[logits.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(logits[k]) / sum;
        }
        return p;
    }

    private static double value(Loss loss, double[] logits, double[] target) {
        return loss.lossAndGradient(logits, target, new double[logits.length]);
    }

    private static double sum(ToDoubleFunction<Integer> term) {
        double sum = 0;
        for (int k = 0; k < CLASSES; k++) {
            sum += term.applyAsDouble(k);
        }
        return sum;
    }

    @Property
    void each_loss_of_one_label_is_the_formula_of_its_paper(
            @ForAll("logits") double[] logits, @ForAll @IntRange(max = CLASSES - 1) int y) {
        double[] p = softmax(logits);
        double[] q = oneHot(y);
        double ce = -Math.log(p[y]);
        double rce = -Math.log(1e-4) * (1 - p[y]);
        int z = 0;
        for (int k = 1; k < CLASSES; k++) {
            z = p[k] > p[z] ? k : z;
        }

        assertThat(value(Losses.focal(2), logits, q)).isCloseTo((1 - p[y]) * (1 - p[y]) * ce, within(1e-9));
        assertThat(value(Losses.meanAbsoluteError(), logits, q)).isCloseTo(2 - 2 * p[y], within(1e-9));
        assertThat(value(Losses.generalisedCrossEntropy(0.7), logits, q))
                .isCloseTo((1 - Math.pow(p[y], 0.7)) / 0.7, within(1e-9));
        assertThat(value(Losses.symmetricCrossEntropy(0.1, 1), logits, q)).isCloseTo(0.1 * ce + rce, within(1e-9));
        assertThat(value(Losses.normalisedCrossEntropy(1, 1), logits, q))
                .isCloseTo(ce / sum(k -> -Math.log(p[k])) + rce, within(1e-9));
        assertThat(value(Losses.softBootstrap(0.95), logits, q))
                .isCloseTo(sum(k -> -(0.95 * q[k] + 0.05 * p[k]) * Math.log(p[k])), within(1e-9));
        assertThat(value(Losses.hardBootstrap(0.8), logits, q))
                .isCloseTo(0.8 * ce - 0.2 * Math.log(p[z]), within(1e-9));
        assertThat(value(Losses.forwardCorrected(NOISE), logits, q))
                .isCloseTo(-Math.log(sum(i -> NOISE[i][y] * p[i])), within(1e-9));
        assertThat(value(Losses.multiTarget(), logits, new double[] {0.5, 0.3, 0.2, 0}))
                .isCloseTo(
                        -Math.log(Math.max(
                                Math.max((0.999 * 0.5 + 0.00025) * p[0], (0.999 * 0.3 + 0.00025) * p[1]),
                                Math.max((0.999 * 0.2 + 0.00025) * p[2], 0.00025 * p[3]))),
                        within(1e-9));
    }

    @Property
    void at_their_limits_losses_become_each_other(
            @ForAll("logits") double[] logits, @ForAll @IntRange(max = CLASSES - 1) int y) {
        double[] q = oneHot(y);
        double ce = value(Losses.crossEntropy(), logits, q);
        double mae = value(Losses.meanAbsoluteError(), logits, q);
        double[][] identity = {oneHot(0), oneHot(1), oneHot(2), oneHot(3)};

        assertThat(value(Losses.focal(0), logits, q)).isCloseTo(ce, within(1e-9));
        assertThat(value(Losses.generalisedCrossEntropy(1), logits, q)).isCloseTo(mae / 2, within(1e-9));
        assertThat(value(Losses.generalisedCrossEntropy(1e-9), logits, q)).isCloseTo(ce, within(1e-6));
        assertThat(value(Losses.symmetricCrossEntropy(1, 0), logits, q)).isCloseTo(ce, within(1e-9));
        assertThat(value(Losses.softBootstrap(1), logits, q)).isCloseTo(ce, within(1e-9));
        assertThat(value(Losses.hardBootstrap(1), logits, q)).isCloseTo(ce, within(1e-9));
        assertThat(value(Losses.forwardCorrected(identity), logits, q)).isCloseTo(ce, within(1e-9));
        assertThat(value(Losses.backwardCorrected(identity), logits, q)).isCloseTo(ce, within(1e-9));
    }

    @Property
    void bounded_losses_summed_over_all_labels_do_not_depend_on_the_net(@ForAll("logits") double[] logits) {
        // What makes them robust to symmetric noise (Ghosh et al. 2017, Ma et al. 2020).
        assertThat(sum(y -> value(Losses.meanAbsoluteError(), logits, oneHot(y))))
                .isCloseTo(2 * (CLASSES - 1), within(1e-9));
        assertThat(sum(y -> value(Losses.normalisedCrossEntropy(1, 0), logits, oneHot(y))))
                .isCloseTo(1, within(1e-9));
        assertThat(sum(y -> value(Losses.symmetricCrossEntropy(0, 1), logits, oneHot(y))))
                .isCloseTo(-Math.log(1e-4) * (CLASSES - 1), within(1e-9));
    }

    @Property
    void the_backward_corrected_loss_is_on_average_that_without_noise(
            @ForAll("logits") double[] logits, @ForAll @IntRange(max = CLASSES - 1) int truth) {
        Loss corrected = Losses.backwardCorrected(NOISE);

        assertThat(sum(given -> NOISE[truth][given] * value(corrected, logits, oneHot(given))))
                .isCloseTo(value(Losses.crossEntropy(), logits, oneHot(truth)), within(1e-9));
    }

    @Property
    void smoothing_off_target_is_smoothing_by_a_little_more(
            @ForAll("logits") double[] logits, @ForAll @DoubleRange(max = 0.7) double epsilon) {
        double[] q = {0.5, 0.25, 0.25, 0};

        assertThat(value(Losses.crossEntropy().smoothedOffTarget(epsilon), logits, q))
                .isCloseTo(
                        value(Losses.crossEntropy().smoothed(epsilon * CLASSES / (CLASSES - 1)), logits, q),
                        within(1e-9));
    }

    @Test
    void smoothing_seven_classes_by_six_hundredths_off_target_leaves_94_hundredths_and_gives_one() {
        double[] logits = {1, 0, 0, 0, 0, 0, -1};
        double[] p = softmax(logits);
        double expected = -0.94 * Math.log(p[2]);
        for (int k = 0; k < 7; k++) {
            expected -= k == 2 ? 0 : 0.01 * Math.log(p[k]);
        }

        assertThat(value(Losses.crossEntropy().smoothedOffTarget(0.06), logits, new double[] {0, 0, 1, 0, 0, 0, 0}))
                .isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cross-entropy, class weights by inverse frequency",
                "focal 2.0, smoothed 0.1, class weights by effective number 0.999",
                "mean absolute error",
                "forward-corrected cross-entropy [[0.9 0.1] [0.25 0.75]], smoothed off target 0.06"
            })
    void text_becomes_a_loss_and_text_again(String text) {
        assertThat(Losses.parse(text).describe()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "java.lang.Runtime",
                "focal",
                "focal two",
                "focal -1",
                "cross-entropy, sharpened 0.1",
                "forward-corrected cross-entropy [[0.9 0.1]",
                "cross-entropy, class weights [anger]"
            })
    void text_that_is_no_loss_is_refused(String text) {
        assertThatThrownBy(() -> Losses.parse(text))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("beginning with one of [cross-entropy, focal");
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThatThrownBy(() -> Losses.focal(-1)).hasMessageContaining("got -1.0");
        assertThatThrownBy(() -> Losses.generalisedCrossEntropy(0)).hasMessageContaining("0.7 is usual");
        assertThatThrownBy(() -> Losses.generalisedCrossEntropy(Double.NaN)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> Losses.symmetricCrossEntropy(0, 0)).hasMessageContaining("not both 0");
        assertThatThrownBy(() -> Losses.softBootstrap(1.5)).hasMessageContaining("got 1.5");
        assertThatThrownBy(() -> Losses.crossEntropy().smoothedOffTarget(1)).hasMessageContaining("[0, 1)");
        assertThatThrownBy(() -> Losses.forwardCorrected(new double[][] {{0.5, 0.5}, {0.5, 0.4}}))
                .hasMessageContaining("[0.5, 0.4] for class 1");
        assertThatThrownBy(() -> Losses.forwardCorrected(new double[][] {{1, 0}, {1, 0}}))
                .hasMessageContaining("column 1 is 0");
        assertThatThrownBy(() -> Losses.backwardCorrected(new double[][] {{0.5, 0.5}, {0.5, 0.5}}))
                .hasMessageContaining("use forward correction");
        assertThatThrownBy(() -> value(
                        Losses.forwardCorrected(new double[][] {{1, 0}, {0, 1}}), new double[3], new double[] {1, 0, 0
                        }))
                .hasMessageContaining("over 2 classes, got logits over 3");
    }

    @Test
    void class_weights_keep_every_digit_in_text() {
        Loss loss = Losses.focal(1).withClassWeights(ClassWeights.of(LabelSet.EKMAN_7, 1.0 / 3, 9, 1, 1, 1, 1, 0.1));

        assertThat(Losses.parse(loss.describe())).isEqualTo(loss);
    }
}
