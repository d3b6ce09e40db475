package io.github.fer4j.eval.metric;

import java.util.OptionalDouble;

/** How far the scores are from the crowd's distributions. */
public final class KlDivergence {
    private KlDivergence() {}

    /**
     * {@code 1/m sum_i sum_k t_i(k) ln(t_i(k) / max(p_i(k), 2^-52))} over the m samples that have a target t, in nats
     * (Kullback and Leibler, <i>On Information and Sufficiency</i>, 1951). Clipped as {@link LogLoss} is.
     *
     * @param predictions what to judge
     * @return not negative but for rounding, 0 where the scores are the targets; empty if no sample has a target
     */
    public static OptionalDouble of(PredictionTable predictions) {
        double sum = 0;
        int targets = 0;
        for (int row = 0; row < predictions.size(); row++) {
            double[] target = Targets.row(predictions, row);
            if (target.length > 0) {
                sum += of(target, predictions, row);
                targets++;
            }
        }
        return Ratio.of(sum, targets);
    }

    private static double of(double[] target, PredictionTable predictions, int row) {
        double sum = 0;
        for (int k = 0; k < target.length; k++) {
            if (target[k] > 0) {
                sum += target[k] * Math.log(target[k] / Math.max(LogLoss.LEAST, predictions.probability(row, k)));
            }
        }
        return sum;
    }
}
