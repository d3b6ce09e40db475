package io.github.fer4j.noise.loss;

/** See {@link AffectLosses#meanSquaredError}. */
enum MeanSquaredAffect implements AffectLoss {
    INSTANCE;

    @Override
    public double lossAndGradient(double[][] predicted, double[][] target, double[] weights, double[][] gradient) {
        double total = Shapes.requireAffect(predicted, target, weights, gradient);
        double loss = 0;
        for (int i = 0; i < predicted.length; i++) {
            for (int d = 0; d < 2; d++) {
                gradient[i][d] = 0;
                if (weights[i] > 0) {
                    double error = predicted[i][d] - target[i][d];
                    loss += weights[i] * error * error / 2 / total;
                    gradient[i][d] = weights[i] * error / total;
                }
            }
        }
        return loss;
    }

    @Override
    public String describe() {
        return "mean squared error";
    }

    @Override
    public String toString() {
        return describe();
    }
}
