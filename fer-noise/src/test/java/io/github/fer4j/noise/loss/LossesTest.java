package io.github.fer4j.noise.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossesTest {
    private static final LabelSet LABELS = LabelSet.of(Emotion.ANGER, Emotion.FEAR, Emotion.NEUTRAL);
    private static final double[] LOGITS = {1.0, -2.0, 0.5};
    private static final double[] NEUTRAL = {0, 0, 1};

    /** Constants by NumPy 2 and scipy.special.log_softmax. */
    @Test
    void cross_entropy_is_what_scipy_computes() {
        double[] gradient = new double[3];

        assertThat(Losses.crossEntropy().lossAndGradient(LOGITS, NEUTRAL, gradient))
                .isCloseTo(1.0045969023422834, within(1e-15));
        assertThat(gradient)
                .containsExactly(
                        new double[] {0.6037488961486258, 0.030058887569574023, -0.6338077837181998}, within(1e-15));
    }

    /** Constants by NumPy 2 and scipy.special.log_softmax. */
    @Test
    void smoothed_cross_entropy_is_what_scipy_computes() {
        double[] gradient = new double[3];

        assertThat(Losses.crossEntropy().smoothed(0.1).lossAndGradient(LOGITS, NEUTRAL, gradient))
                .isCloseTo(1.07126356900895, within(1e-14));
        assertThat(gradient)
                .containsExactly(
                        new double[] {0.5704155628152925, -0.00327444576375931, -0.5671411170515331}, within(1e-15));
    }

    @Test
    void logits_of_fifty_lose_no_digits() {
        double[] gradient = new double[3];

        assertThat(Losses.crossEntropy().lossAndGradient(new double[] {50, -50, 0}, new double[] {0, 1, 0}, gradient))
                .isEqualTo(100);
        assertThat(gradient[1]).isEqualTo(-1);
    }

    @Test
    void a_logit_that_is_not_a_number_shows_in_the_loss() {
        assertThat(Losses.crossEntropy().lossAndGradient(new double[] {Double.NaN, 0, 0}, NEUTRAL, new double[3]))
                .isNaN();
    }

    @Test
    void class_weights_scale_loss_and_gradient_by_the_weight_of_the_label() {
        double[] gradient = new double[3];
        Loss weighted = Losses.crossEntropy().withClassWeights(ClassWeights.of(LABELS, 5, 7, 2));

        assertThat(weighted.lossAndGradient(LOGITS, NEUTRAL, gradient))
                .isCloseTo(2 * 1.0045969023422834, within(1e-14));
        assertThat(gradient[2]).isCloseTo(2 * -0.6338077837181998, within(1e-14));
    }

    @Test
    void class_weights_of_a_soft_target_are_averaged_over_it() {
        double[] target = {0.5, 0, 0.5};
        double[] ignored = new double[3];
        Loss weighted = Losses.crossEntropy().withClassWeights(ClassWeights.of(LABELS, 5, 7, 2));

        assertThat(weighted.lossAndGradient(LOGITS, target, ignored))
                .isCloseTo(3.5 * Losses.crossEntropy().lossAndGradient(LOGITS, target, ignored), within(1e-14));
    }

    @Test
    void the_last_decorator_sees_the_target_as_given() {
        double[] ignored = new double[3];
        ClassWeights weights = ClassWeights.of(LABELS, 5, 7, 2);
        double smoothed = Losses.crossEntropy().smoothed(0.3).lossAndGradient(LOGITS, NEUTRAL, ignored);

        assertThat(Losses.crossEntropy()
                        .smoothed(0.3)
                        .withClassWeights(weights)
                        .lossAndGradient(LOGITS, NEUTRAL, ignored))
                .isCloseTo(2 * smoothed, within(1e-14));
        assertThat(Losses.crossEntropy()
                        .withClassWeights(weights)
                        .smoothed(0.3)
                        .lossAndGradient(LOGITS, NEUTRAL, ignored))
                .isCloseTo((0.1 * 5 + 0.1 * 7 + 0.8 * 2) * smoothed, within(1e-14));
    }

    @Test
    void a_rule_for_class_weights_is_applied_to_the_training_data_later() {
        FerDataset training = FerDataset.of(
                "three to one to two",
                LABELS,
                List.of(sample(0), sample(0), sample(0), sample(1), sample(2), sample(2)));
        Loss loss = Losses.crossEntropy()
                .withClassWeights(ClassWeights.inverseFrequency())
                .smoothed(0.1);

        assertThatThrownBy(() -> loss.lossAndGradient(LOGITS, NEUTRAL, new double[3]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("fittedTo");
        Loss fitted = loss.fittedTo(training);
        assertThat(fitted.lossAndGradient(LOGITS, NEUTRAL, new double[3])).isPositive();
        assertThat(fitted.describe())
                .isEqualTo(
                        "cross-entropy, class weights [anger 0.6666666666666666 fear 2.0 neutral 1.0], smoothed 0.1");
    }

    private static Sample sample(int label) {
        return Sample.builder("item", Image.gray(1, 1, new byte[1]))
                .label(LABELS.get(label))
                .build();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 2, Double.NaN})
    void smoothing_out_of_range_is_refused(double epsilon) {
        assertThatThrownBy(() -> Losses.crossEntropy().smoothed(epsilon))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + epsilon);
    }

    @Test
    void lengths_that_differ_are_refused() {
        assertThatThrownBy(() -> Losses.crossEntropy().lossAndGradient(LOGITS, new double[2], new double[3]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("3, 2 and 3");
        assertThatThrownBy(() -> Losses.crossEntropy()
                        .withClassWeights(ClassWeights.none(LabelSet.EKMAN_7))
                        .lossAndGradient(LOGITS, NEUTRAL, new double[3]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("7 classes");
    }
}
