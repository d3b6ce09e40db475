package io.github.fer4j.noise.loss;

/** Softmax in logs: {@code log p_k = z_k - max - log sum_j exp(z_j - max)}, which neither overflows nor cancels. */
final class Softmax {
    /** No log of a probability below this: far beyond what differs in a double, near enough that squares stay finite. */
    private static final double LEAST_LOG = -1e100;

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

    /** The same with nothing infinite in it, for losses that divide logs or subtract them. */
    static double[] boundedLog(double[] logits) {
        double[] logP = log(logits);
        for (int k = 0; k < logP.length; k++) {
            logP[k] = Math.max(LEAST_LOG, logP[k]); // NaN stays
        }
        return logP;
    }

    /**
     * From a loss as a function of the probabilities to its gradient with respect to the logits, by the chain rule: {@code
     * dL/dz_j = h_j - p_j sum_k h_k} with {@code h_k = p_k dL/dp_k}. In {@code h} the two factors that can be 0 and infinite
     * meet, so each loss works it out by itself.
     *
     * @param logP {@code [classes]}, log p
     * @param gradient {@code [classes]}, holds h and becomes dL/dz
     */
    static void backward(double[] logP, double[] gradient) {
        double sum = 0;
        for (double h : gradient) {
            sum += h;
        }
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] -= Math.exp(logP[k]) * sum;
        }
    }
}
