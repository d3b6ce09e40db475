package io.github.fer4j.noise.loss;

/** Softmax in logs: {@code log p_k = z_k - max - log sum_j exp(z_j - max)}, which neither overflows nor cancels. */
final class Softmax {
    private Softmax() {}

    static double[] log(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - max);
        }
        double logSum = Math.log(sum);
        double[] logP = new double[logits.length];
        for (int k = 0; k < logP.length; k++) {
            logP[k] = logits[k] - max - logSum;
        }
        return logP;
    }
}
