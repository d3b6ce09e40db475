package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;

/** {@code sum_k q_k (1 - p_k^r) / r}; see {@link Losses#generalisedCrossEntropy}. */
record GeneralisedCrossEntropy(double r) implements Loss {
    GeneralisedCrossEntropy {
        if (!(r > 0 && r <= 1)) {
            throw new InvalidArgumentException("generalised cross-entropy has an exponent above 0 and at most 1, got "
                    + r + "; 0.7 is usual, near 0 it is cross-entropy, 1 is half the mean absolute error");
        }
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        Shapes.requireSameLength(logits, target, gradient);
        double[] logP = Softmax.log(logits);
        double loss = 0;
        for (int k = 0; k < logP.length; k++) {
            gradient[k] = 0;
            if (target[k] != 0) {
                loss -= target[k] * Math.expm1(r * logP[k]) / r;
                gradient[k] = -target[k] * Math.exp(r * logP[k]);
            }
        }
        Softmax.backward(logP, gradient);
        return loss;
    }

    @Override
    public String describe() {
        return LossText.GENERALISED + " " + r;
    }

    @Override
    public String toString() {
        return describe();
    }
}
