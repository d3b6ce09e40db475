package io.github.fer4j.eval.metric;

/** The mean surprise at the truth, which punishes being wrong and sure. */
public final class LogLoss {
    /** The least probability that counts, so that one sure mistake does not make the mean infinite; as scikit-learn. */
    static final double LEAST = Math.ulp(1.0);

    private LogLoss() {}

    /**
     * {@code -1/n sum_i ln max(p_i(truth_i), 2^-52)}, in nats. The same as {@code log_loss} of scikit-learn.
     *
     * @param predictions what to judge
     * @return not negative, at most 36.05
     */
    public static double of(PredictionTable predictions) {
        double sum = 0;
        for (int row = 0; row < predictions.size(); row++) {
            sum += of(predictions, row);
        }
        return sum / predictions.size();
    }

    static double of(PredictionTable predictions, int row) {
        // Not -log: its 0 would be -0.0.
        return 0 - Math.log(Math.max(LEAST, predictions.probability(row, predictions.truth(row))));
    }
}
