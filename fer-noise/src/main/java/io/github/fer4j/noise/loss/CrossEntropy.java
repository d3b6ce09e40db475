package io.github.fer4j.noise.loss;

/** {@code -sum_k q_k log p_k}. */
enum CrossEntropy implements Loss {
    INSTANCE;

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        Shapes.requireSameLength(logits, target, gradient);
        double[] logP = Softmax.log(logits);
        double loss = 0;
        double mass = 0;
        for (int k = 0; k < logP.length; k++) {
            mass += target[k];
            // Not for speed: log p is -infinity where logits lie far apart, and 0 times that is NaN.
            if (target[k] != 0) {
                loss -= target[k] * logP[k];
            }
        }
        for (int k = 0; k < logP.length; k++) {
            // The mass is 1 but for rounding; with it the gradient is exact for single-precision targets too.
            gradient[k] = mass * Math.exp(logP[k]) - target[k];
        }
        return loss;
    }

    @Override
    public String describe() {
        return LossText.CROSS_ENTROPY;
    }

    @Override
    public String toString() {
        return describe();
    }
}
