package io.github.fer4j.noise.loss;

/** See {@link AffectLosses#concordance}. */
enum ConcordanceLoss implements AffectLoss {
    INSTANCE;

    @Override
    public double lossAndGradient(double[][] predicted, double[][] target, double[] weights, double[][] gradient) {
        double total = Shapes.requireAffect(predicted, target, weights, gradient);
        double loss = 0;
        for (int d = 0; d < 2; d++) {
            loss += total == 0 ? 0 : of(d, predicted, target, weights, total, gradient) / 2;
        }
        if (total == 0) {
            for (double[] row : gradient) {
                row[0] = 0;
                row[1] = 0;
            }
        }
        return loss;
    }

    /** One dimension: {@code 1 - 2 s_xy / D}, and half its gradient. */
    private static double of(
            int d, double[][] predicted, double[][] target, double[] weights, double total, double[][] gradient) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                meanX += weights[i] / total * predicted[i][d];
                meanY += weights[i] / total * target[i][d];
            }
        }
        double squareX = 0;
        double squareY = 0;
        double product = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                double x = predicted[i][d] - meanX;
                double y = target[i][d] - meanY;
                squareX += weights[i] / total * x * x;
                squareY += weights[i] / total * y * y;
                product += weights[i] / total * x * y;
            }
        }
        double apart = meanX - meanY;
        double all = squareX + squareY + apart * apart;
        for (int i = 0; i < weights.length; i++) {
            gradient[i][d] = 0;
            if (weights[i] > 0 && all > 0) {
                double share = weights[i] / total;
                double x = predicted[i][d] - meanX;
                double y = target[i][d] - meanY;
                // d s_xy / dx_i = share y; d all / dx_i = 2 share (x + apart); the half is of the two dimensions' mean.
                gradient[i][d] = -share * (y * all - 2 * product * (x + apart)) / (all * all);
            }
        }
        return all > 0 ? 1 - 2 * product / all : 0;
    }

    @Override
    public String describe() {
        return "1 - concordance correlation";
    }

    @Override
    public String toString() {
        return describe();
    }
}
