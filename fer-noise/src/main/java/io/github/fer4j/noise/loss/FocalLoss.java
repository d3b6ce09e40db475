package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;

/** {@code -sum_k q_k (1 - p_k)^g log p_k}; see {@link Losses#focal}. */
record FocalLoss(double gamma) implements Loss {
    FocalLoss {
        if (!(gamma >= 0 && gamma <= 100)) {
            throw new InvalidArgumentException(
                    "the focal loss has a gamma from 0 to 100, got " + gamma + "; 2 is usual, 0 is cross-entropy");
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
                double p = Math.exp(logP[k]);
                double rest = -Math.expm1(logP[k]); // 1 - p without cancelling
                double faded = Math.pow(rest, gamma);
                loss -= faded == 0 ? 0 : target[k] * faded * logP[k];
                // p log p and (1 - p)^(g - 1) log p both go to their limits, 0 and -(1 - p)^g, where a factor is
                // infinite.
                double slope = gamma == 0 || p == 0 || rest == 0 ? 0 : gamma * p * (faded / rest) * logP[k];
                gradient[k] = target[k] * (slope - faded);
            }
        }
        Softmax.backward(logP, gradient);
        return loss;
    }

    @Override
    public String describe() {
        return LossText.FOCAL + " " + gamma;
    }

    @Override
    public String toString() {
        return describe();
    }
}
