package io.github.fer4j.eval.metric;

/**
 * The mean squared distance of the probabilities from the truth, which no classifier can lower by saying other than what it
 * holds to be probable.
 */
public final class BrierScore {
    private BrierScore() {}

    /**
     * {@code 1/n sum_i sum_k (p_i(k) - [k = truth_i])^2} (Brier, <i>Verification of Forecasts Expressed in Terms of
     * Probability</i>, Monthly Weather Review 78, 1950, equation 2): the sum over the classes, not its half, whatever their
     * number. The same as {@code brier_score_loss(scale_by_half=False)} of scikit-learn.
     *
     * @param predictions what to judge
     * @return in [0, 2]; 0 is certain and right
     */
    public static double of(PredictionTable predictions) {
        double sum = 0;
        for (int row = 0; row < predictions.size(); row++) {
            sum += of(predictions, row);
        }
        return sum / predictions.size();
    }

    static double of(PredictionTable predictions, int row) {
        double sum = 0;
        for (int k = 0; k < predictions.labels().size(); k++) {
            double off = predictions.probability(row, k) - (k == predictions.truth(row) ? 1 : 0);
            sum += off * off;
        }
        return sum;
    }
}
