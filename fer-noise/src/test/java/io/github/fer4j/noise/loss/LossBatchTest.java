package io.github.fer4j.noise.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import org.junit.jupiter.api.Test;

class LossBatchTest {
    private static final Loss LOSS = Losses.crossEntropy();
    private static final double[][] LOGITS = {{1, -2, 0.5}, {0, 0, 0}};
    private static final double[][] TARGETS = {{0, 0, 1}, {1, 0, 0}};

    @Test
    void a_batch_holds_the_weighted_loss_and_gradient_of_each_sample() {
        LossBatch batch = LOSS.evaluate(LOGITS, TARGETS, new double[] {1, 3});

        assertThat(batch.losses()).containsExactly(new double[] {1.0045969023422834, 3 * Math.log(3)}, within(1e-14));
        assertThat(batch.gradients()[1]).containsExactly(new double[] {-2, 1, 1}, within(1e-14));
    }

    @Test
    void the_mean_divides_by_the_batch_size_and_not_by_the_weights() {
        LossBatch batch = LOSS.evaluate(LOGITS, TARGETS, new double[] {1, 3});

        assertThat(batch.meanLoss()).isCloseTo((1.0045969023422834 + 3 * Math.log(3)) / 2, within(1e-14));
    }

    @Test
    void changing_what_was_returned_changes_nothing_inside() {
        LossBatch batch = LOSS.evaluate(LOGITS, TARGETS, new double[] {1, 1});
        batch.losses()[0] = -1;
        batch.gradients()[0][0] = -1;

        assertThat(batch).isEqualTo(LOSS.evaluate(LOGITS, TARGETS, new double[] {1, 1}));
        assertThat(batch).hasSameHashCodeAs(LOSS.evaluate(LOGITS, TARGETS, new double[] {1, 1}));
    }

    @Test
    void malformed_batches_are_refused() {
        assertRefused(new double[0][], new double[0][], new double[0], "at least one sample");
        assertRefused(LOGITS, TARGETS, new double[] {1}, "2, 2 and 1");
        assertRefused(LOGITS, TARGETS, new double[] {1, -1}, "got -1.0 for sample 1");
        assertRefused(LOGITS, TARGETS, new double[] {1, Double.NaN}, "got NaN for sample 1");
        assertRefused(LOGITS, new double[][] {{0, 0, 1}, {1, 1, 0}}, new double[] {1, 1}, "sums to 1");
        assertRefused(LOGITS, new double[][] {{-1, 1, 1}, {1, 0, 0}}, new double[] {1, 1}, "for sample 0");
        assertRefused(LOGITS, new double[][] {{0, 1}, {1, 0, 0}}, new double[] {1, 1}, "3, 2 and 3");
    }

    private static void assertRefused(double[][] logits, double[][] targets, double[] weights, String message) {
        assertThatThrownBy(() -> LOSS.evaluate(logits, targets, weights))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(message);
    }
}
