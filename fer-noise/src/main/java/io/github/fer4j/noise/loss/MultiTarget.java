package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;

/** {@code -log max_k (t_k p_k)}; see {@link Losses#multiTarget}. */
record MultiTarget(double epsilon) implements Loss {
    MultiTarget {
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new InvalidArgumentException(
                    "the targets of the multi-target loss are smoothed by a share above 0 and" + " below 1, got "
                            + epsilon + "; 0.001 is usual");
        }
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        Shapes.requireSameLength(logits, target, gradient);
        double[] logP = Softmax.log(logits);
        int best = 0;
        double log = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < logP.length; k++) {
            double both = Math.log((1 - epsilon) * target[k] + epsilon / logP.length) + logP[k];
            if (!(both <= log)) { // NaN goes through
                best = k;
                log = both;
            }
            gradient[k] = Math.exp(logP[k]);
        }
        gradient[best] -= 1;
        return -log;
    }

    @Override
    public String describe() {
        return LossText.MULTI_TARGET + " " + epsilon;
    }

    @Override
    public String toString() {
        return describe();
    }
}
