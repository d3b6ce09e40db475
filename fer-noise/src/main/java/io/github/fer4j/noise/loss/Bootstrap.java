package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;

/** Cross-entropy against {@code b q + (1 - b) x}; see {@link Losses#softBootstrap} and {@link Losses#hardBootstrap}. */
record Bootstrap(boolean hard, double beta) implements Loss {
    Bootstrap {
        if (!(beta >= 0 && beta <= 1)) {
            throw new InvalidArgumentException("bootstrapping trusts the label by a share from 0 to 1, got " + beta
                    + "; 0.95 (soft) and 0.8 (hard) are usual, 1 is cross-entropy");
        }
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        Shapes.requireSameLength(logits, target, gradient);
        double[] logP = Softmax.log(logits);
        int top = 0;
        for (int k = 1; k < logits.length; k++) {
            top = logits[k] > logits[top] ? k : top;
        }
        double loss = 0;
        for (int k = 0; k < logP.length; k++) {
            double p = Math.exp(logP[k]);
            double believed = hard ? (k == top ? 1 : 0) : p;
            double mixed = beta * target[k] + (1 - beta) * believed;
            loss -= mixed == 0 ? 0 : mixed * logP[k];
            // The soft belief moves with the logits, the hard one stands still.
            gradient[k] = -mixed - (hard || p == 0 ? 0 : (1 - beta) * p * logP[k]);
        }
        Softmax.backward(logP, gradient);
        return loss;
    }

    @Override
    public String describe() {
        return (hard ? LossText.HARD_BOOTSTRAP : LossText.SOFT_BOOTSTRAP) + " " + beta;
    }

    @Override
    public String toString() {
        return describe();
    }
}
