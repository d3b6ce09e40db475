package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ValenceArousal;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How near valences and arousals come to the annotated ones: the two figures that are usual for them, of each dimension.
 *
 * <p>The concordance correlation coefficient is {@code CCC = 2 s_xy / (s_x^2 + s_y^2 + (m_x - m_y)^2)} with means m, variances and
 * covariance s over the samples (Lin, <i>A Concordance Correlation Coefficient to Evaluate Reproducibility</i>, Biometrics 45,
 * 1989, equation 2): from -1 to 1, 1 where all are equal, 0 where one side does not vary. The root mean squared error is on the
 * scale of the annotations, 0 to 2.
 *
 * @param valenceCcc concordance of valence
 * @param arousalCcc concordance of arousal
 * @param valenceRmse root mean squared error of valence
 * @param arousalRmse root mean squared error of arousal
 * @param samples how many were compared, at least 2
 */
public record AffectFigures(double valenceCcc, double arousalCcc, double valenceRmse, double arousalRmse, int samples) {
    /** With fewer, nothing can correlate. */
    static final int LEAST = 2;

    /**
     * Compares.
     *
     * @param predicted what a model said
     * @param truth the annotations, in the same order
     * @return the figures
     * @throws InvalidArgumentException if there are not as many of both, or fewer than 2
     */
    public static AffectFigures of(List<ValenceArousal> predicted, List<ValenceArousal> truth) {
        if (predicted.size() != truth.size() || truth.size() < LEAST) {
            throw new InvalidArgumentException("valence and arousal of at least " + LEAST
                    + " samples are compared, one prediction for each annotation, got " + predicted.size()
                    + " predictions and " + truth.size() + " annotations");
        }
        return new AffectFigures(
                concordance(column(predicted, ValenceArousal::valence), column(truth, ValenceArousal::valence)),
                concordance(column(predicted, ValenceArousal::arousal), column(truth, ValenceArousal::arousal)),
                rootMeanSquare(column(predicted, ValenceArousal::valence), column(truth, ValenceArousal::valence)),
                rootMeanSquare(column(predicted, ValenceArousal::arousal), column(truth, ValenceArousal::arousal)),
                truth.size());
    }

    /** The mean concordance of both dimensions, by which challenges rank. */
    public double meanCcc() {
        return (valenceCcc + arousalCcc) / 2;
    }

    private static double[] column(List<ValenceArousal> values, ToDoubleFunction<ValenceArousal> dimension) {
        return values.stream().mapToDouble(dimension).toArray();
    }

    private static double concordance(double[] x, double[] y) {
        int n = x.length;
        // Differences from the first value: of values that are all the same they are 0, not a rounding error.
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += (x[i] - x[0]) / n;
            meanY += (y[i] - y[0]) / n;
        }
        double squares = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double dx = x[i] - x[0] - meanX;
            double dy = y[i] - y[0] - meanY;
            squares += (dx * dx + dy * dy) / n;
            product += dx * dy / n;
        }
        double apart = meanX + x[0] - meanY - y[0];
        double all = squares + apart * apart;
        return all == 0 ? 1 : 2 * product / all;
    }

    private static double rootMeanSquare(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return Math.sqrt(sum / x.length);
    }
}
