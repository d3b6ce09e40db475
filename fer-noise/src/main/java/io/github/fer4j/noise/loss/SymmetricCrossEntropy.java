package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;

/**
 * {@code a CE + b RCE} or, where normalised, {@code a NCE + b RCE}; see {@link Losses#symmetricCrossEntropy} and {@link
 * Losses#normalisedCrossEntropy}.
 *
 * @param normalised whether the first part is divided by the sum of the cross-entropies of all labels
 * @param a weight of the first part
 * @param b weight of the reverse cross-entropy
 */
record SymmetricCrossEntropy(boolean normalised, double a, double b) implements Loss {
    /** What log 0 is replaced by: Wang et al. clip the target at 1e-4. */
    private static final double LEAST_TARGET = 1e-4;

    SymmetricCrossEntropy {
        if (!(a >= 0 && b >= 0 && a + b > 0 && a + b < Double.POSITIVE_INFINITY)) {
            throw new InvalidArgumentException(
                    "the weights of the two parts of a symmetric cross-entropy are finite, not"
                            + " negative and not both 0, got " + a + " and " + b);
        }
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        Shapes.requireSameLength(logits, target, gradient);
        double[] logP = Softmax.boundedLog(logits);
        double forward = 0;
        double all = 0;
        double reverse = 0;
        for (int k = 0; k < logP.length; k++) {
            forward -= target[k] * logP[k];
            all -= logP[k];
            double cost = -Math.log(Math.max(LEAST_TARGET, target[k]));
            double p = Math.exp(logP[k]);
            reverse += p * cost;
            gradient[k] = b * p * cost;
        }
        for (int k = 0; k < logP.length; k++) {
            // d log p: -q_k, or by the quotient rule (forward - q_k all) / all^2, in two divisions lest the square
            // overflows.
            gradient[k] += a * (normalised ? (forward / all - target[k]) / all : -target[k]);
        }
        Softmax.backward(logP, gradient);
        return a * (normalised ? forward / all : forward) + b * reverse;
    }

    @Override
    public String describe() {
        return (normalised ? LossText.NORMALISED : LossText.SYMMETRIC) + " " + a + " " + b;
    }

    @Override
    public String toString() {
        return describe();
    }
}
