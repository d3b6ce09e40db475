package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;

/** Checks of lengths that every loss makes. */
final class Shapes {
    private Shapes() {}

    static void requireSameLength(double[] logits, double[] target, double[] gradient) {
        if (logits.length != target.length || logits.length != gradient.length) {
            throw new InvalidArgumentException("logits, target and gradient have one value for each class, got "
                    + logits.length + ", " + target.length + " and " + gradient.length);
        }
    }

    /** Checks a batch of valences and arousals; gives the sum of the weights. */
    static double requireAffect(double[][] predicted, double[][] target, double[] weights, double[][] gradient) {
        int batch = predicted.length;
        if (target.length != batch || weights.length != batch || gradient.length != batch) {
            throw new InvalidArgumentException("each sample has a prediction, a target, a weight and a gradient, got "
                    + batch + ", " + target.length + ", " + weights.length + " and " + gradient.length);
        }
        double total = 0;
        for (int i = 0; i < batch; i++) {
            if (predicted[i].length != 2 || target[i].length != 2 || gradient[i].length != 2) {
                throw new InvalidArgumentException("affect is valence and arousal, got " + predicted[i].length + ", "
                        + target[i].length + " and " + gradient[i].length + " values for sample " + i);
            }
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new InvalidArgumentException(
                        "a sample's weight is finite and not negative, got " + weights[i] + " for sample " + i);
            }
            total += weights[i];
        }
        return total;
    }
}
