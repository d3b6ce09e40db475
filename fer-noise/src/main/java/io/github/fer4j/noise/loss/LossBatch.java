package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;

/**
 * What a loss says of a batch. The gradients are of each sample's own loss and thus add up to the gradient of the batch's
 * <i>sum</i>; divide by the batch size for that of the mean.
 *
 * @param losses {@code [batch]}, each sample's loss times its weight
 * @param gradients {@code [batch, classes]}, with respect to the logits, times the sample's weight
 * @param meanLoss the sum of the losses over the batch size (not over the sum of the weights), as in Keras
 */
public record LossBatch(double[] losses, double[][] gradients, double meanLoss) {
    private static final double SUM_TOLERANCE = 1e-3;

    /** Copies the arrays. */
    public LossBatch {
        losses = losses.clone();
        gradients = copy(gradients);
    }

    static LossBatch of(Loss loss, double[][] logits, double[][] targets, double[] weights) {
        requireBatch(logits, targets, weights);
        double[] losses = new double[logits.length];
        double[][] gradients = new double[logits.length][];
        double sum = 0;
        for (int i = 0; i < losses.length; i++) {
            requireDistribution(targets[i], i);
            gradients[i] = new double[logits[i].length];
            losses[i] = weights[i] * loss.lossAndGradient(logits[i], targets[i], gradients[i]);
            for (int k = 0; k < gradients[i].length; k++) {
                gradients[i][k] *= weights[i];
            }
            sum += losses[i];
        }
        return new LossBatch(losses, gradients, sum / losses.length);
    }

    private static void requireBatch(double[][] logits, double[][] targets, double[] weights) {
        if (logits.length == 0) {
            throw new InvalidArgumentException("a batch has at least one sample, got none");
        }
        if (targets.length != logits.length || weights.length != logits.length) {
            throw new InvalidArgumentException("each sample has a row of logits, a target and a weight, got "
                    + logits.length + ", " + targets.length + " and " + weights.length);
        }
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new InvalidArgumentException(
                        "a sample's weight is finite and not negative, got " + weights[i] + " for sample " + i);
            }
        }
    }

    private static void requireDistribution(double[] target, int sample) {
        double sum = 0;
        for (double q : target) {
            sum += q >= 0 ? q : Double.NaN;
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new InvalidArgumentException(
                    "a target is not negative and sums to 1, got " + Arrays.toString(target) + " for sample " + sample);
        }
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@code [batch]}; a copy. */
    @Override
    public double[] losses() {
        return losses.clone();
    }

    /** {@code [batch, classes]}; a copy. */
    @Override
    public double[][] gradients() {
        return copy(gradients);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LossBatch that
                && Arrays.equals(losses, that.losses)
                && Arrays.deepEquals(gradients, that.gradients);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(losses) + Arrays.deepHashCode(gradients);
    }

    /** Such as {@code 32 samples, mean loss 1.9459}. */
    @Override
    public String toString() {
        return losses.length + " samples, mean loss " + meanLoss;
    }
}
