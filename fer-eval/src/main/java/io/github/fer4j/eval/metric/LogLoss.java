package io.github.fer4j.eval.metric;

import io.github.fer4j.InvalidArgumentException;
import java.util.List;

/** The mean surprise at the truth, which punishes being wrong and sure. */
public final class LogLoss {
    /** The least probability that counts, so that one sure mistake does not make the mean infinite; as scikit-learn. */
    private static final double LEAST = Math.ulp(1.0);

    private LogLoss() {}

    /**
     * {@code -1/n sum_i ln max(p_i(truth_i), 2^-52)}, in nats. The same as {@code log_loss} of scikit-learn.
     *
     * @param predictions at least one
     * @return not negative, at most 36.05
     * @throws InvalidArgumentException if there are no predictions
     */
    public static double of(List<Prediction> predictions) {
        return predictions.stream()
                .mapToDouble(LogLoss::of)
                .average()
                .orElseThrow(() ->
                        new InvalidArgumentException("log loss is a mean over at least one prediction, got none"));
    }

    private static double of(Prediction prediction) {
        // Not -log: its 0 would be -0.0.
        return 0 - Math.log(Math.max(LEAST, prediction.scores().of(prediction.truth())));
    }
}
