package io.github.fer4j.eval.metric;

import io.github.fer4j.ValenceArousal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How near a dimension of affect, valence or arousal, comes to its annotations. The trainer's {@code AffectFigures} has the
 * first two formulas as well: this module knows no nets, and that one no reports.
 *
 * @param samples how many have both a prediction and an annotation, at least 1
 * @param rmse root mean squared error, on the scale of the annotations: 0 to 2
 * @param ccc the concordance correlation coefficient {@code 2 s_xy / (s_x^2 + s_y^2 + (m_x - m_y)^2)} with means m, variances
 *     and covariance s over the samples (Lin, Biometrics 45, 1989, equation 2), in [-1, 1]; empty for a single sample, or if all
 *     predictions and annotations are the same number
 * @param pearson the correlation {@code s_xy / (s_x s_y)}, in [-1, 1], which sees neither scale nor shift; empty where one side
 *     does not vary
 * @param signAgreement the share of samples whose prediction has the annotation's sign (SAGR: Nicolaou et al., <i>Continuous
 *     Prediction of Spontaneous Affect</i>, IEEE Transactions on Affective Computing 2, 2011); 0 agrees with 0 alone
 */
public record AffectMetrics(
        int samples, double rmse, OptionalDouble ccc, OptionalDouble pearson, double signAgreement) {
    /**
     * The figures of valence.
     *
     * @param predictions what to judge
     * @return empty if no sample has both a prediction and an annotation
     */
    public static Optional<AffectMetrics> valence(PredictionTable predictions) {
        return of(predictions, ValenceArousal::valence);
    }

    /**
     * The figures of arousal.
     *
     * @param predictions what to judge
     * @return empty if no sample has both a prediction and an annotation
     */
    public static Optional<AffectMetrics> arousal(PredictionTable predictions) {
        return of(predictions, ValenceArousal::arousal);
    }

    private static Optional<AffectMetrics> of(PredictionTable predictions, ToDoubleFunction<ValenceArousal> dimension) {
        List<double[]> pairs = new ArrayList<>();
        for (int row = 0; row < predictions.size(); row++) {
            Optional<ValenceArousal> said = predictions.predictedAffect(row);
            Optional<ValenceArousal> truth = predictions.affect(row);
            if (said.isPresent() && truth.isPresent()) {
                pairs.add(new double[] {dimension.applyAsDouble(said.get()), dimension.applyAsDouble(truth.get())});
            }
        }
        return pairs.isEmpty() ? Optional.empty() : Optional.of(of(pairs));
    }

    private static AffectMetrics of(List<double[]> pairs) {
        int n = pairs.size();
        // Differences from the first pair: of values that are all the same they are 0, not a rounding error.
        double[] first = pairs.get(0);
        double meanX = 0;
        double meanY = 0;
        for (double[] pair : pairs) {
            meanX += (pair[0] - first[0]) / n;
            meanY += (pair[1] - first[1]) / n;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        double squares = 0;
        int sameSign = 0;
        for (double[] pair : pairs) {
            double dx = pair[0] - first[0] - meanX;
            double dy = pair[1] - first[1] - meanY;
            xx += dx * dx / n;
            yy += dy * dy / n;
            xy += dx * dy / n;
            squares += (pair[0] - pair[1]) * (pair[0] - pair[1]);
            sameSign += Math.signum(pair[0]) == Math.signum(pair[1]) ? 1 : 0;
        }
        double apart = meanX + first[0] - meanY - first[1];
        OptionalDouble ccc = n < 2 ? OptionalDouble.empty() : Ratio.of(2 * xy, xx + yy + apart * apart);
        OptionalDouble pearson = Ratio.of(xy, Math.sqrt(xx) * Math.sqrt(yy));
        return new AffectMetrics(n, Math.sqrt(squares / n), ccc, pearson, (double) sameSign / n);
    }
}
