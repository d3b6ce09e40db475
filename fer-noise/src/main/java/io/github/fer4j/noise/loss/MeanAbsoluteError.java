package io.github.fer4j.noise.loss;

/** {@code sum_k |q_k - p_k|}; see {@link Losses#meanAbsoluteError}. */
enum MeanAbsoluteError implements Loss {
    INSTANCE;

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        Shapes.requireSameLength(logits, target, gradient);
        double[] logP = Softmax.log(logits);
        double loss = 0;
        for (int k = 0; k < logP.length; k++) {
            double p = Math.exp(logP[k]);
            loss += Math.abs(target[k] - p);
            gradient[k] = p * Math.signum(p - target[k]);
        }
        Softmax.backward(logP, gradient);
        return loss;
    }

    @Override
    public String describe() {
        return LossText.MAE;
    }

    @Override
    public String toString() {
        return describe();
    }
}
