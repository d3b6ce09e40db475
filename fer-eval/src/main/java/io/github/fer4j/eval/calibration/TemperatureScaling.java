package io.github.fer4j.eval.calibration;

import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.metric.LogLoss;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One temperature by which a classifier's logits are divided so that it is as sure as it is right (Guo et al., <i>On Calibration
 * of Modern Neural Networks</i>, ICML 2017, section 4.2). It changes no prediction, only how sure it is.
 *
 * <p>Fit it on validation data, never on those that the figures are reported for. {@code
 * card.withTemperature(card.temperature() * scaling.temperature())} keeps it; the engines apply it from there on.
 *
 * <p>The log loss over the inverse temperature {@code b = 1/T} is {@code mean_i(ln sum_k exp(b z_ik) - b z_i,truth)} with {@code
 * z = ln p}, which is convex. Its derivative {@code mean_i(sum_k p_ik(b) z_ik - z_i,truth)} is therefore followed to its only
 * zero by Newton's method between bounds that are halved where a step would leave them.
 *
 * @param temperature T, from {@value #LEAST} to {@value #MOST}; above 1 where the classifier was too sure
 * @param logLossBefore with T = 1, in nats
 * @param logLossAfter with the temperature; never larger
 * @param eceBefore the expected calibration error over {@value Calibration#USUAL_BINS} bins with T = 1
 * @param eceAfter with the temperature; most often smaller, but it is not what was made small
 * @param samples how many predictions it was fitted to
 * @param atLimit whether the loss would fall further beyond the least or the largest temperature, such as where all predictions
 *     are right: more or other validation data are needed
 */
public record TemperatureScaling(
        double temperature,
        double logLossBefore,
        double logLossAfter,
        double eceBefore,
        double eceAfter,
        int samples,
        boolean atLimit) {
    /** The least temperature that is given. */
    public static final double LEAST = 0.05;

    /** The largest temperature that is given. */
    public static final double MOST = 20;

    private static final int STEPS = 100;
    private static final double PRECISELY = 1e-12;

    /**
     * Fits the temperature.
     *
     * @param validation the predictions of validation data. A sample whose class was given a probability of 0 has the same loss at
     *     every temperature, so it does not count in the fit
     * @return the temperature, and what it does to these predictions
     */
    public static TemperatureScaling fit(PredictionTable validation) {
        double[][] logs = logs(validation);
        double fitted = logs.length == 0 ? 1 : Math.min(MOST, Math.max(LEAST, 1 / root(logs)));
        double before = LogLoss.of(validation);
        PredictionTable scaled = validation.withTemperature(fitted);
        double after = LogLoss.of(scaled);
        boolean helps = after < before; // not so where it was 1 already, or by the clipping of the loss
        return new TemperatureScaling(
                helps ? fitted : 1,
                before,
                helps ? after : before,
                Calibration.of(validation).expectedError(),
                Calibration.of(helps ? scaled : validation).expectedError(),
                validation.size(),
                helps && (fitted == LEAST || fitted == MOST));
    }

    /** The log probabilities without those of 0, the truth's in front. */
    private static double[][] logs(PredictionTable predictions) {
        return IntStream.range(0, predictions.size())
                .filter(row -> predictions.probability(row, predictions.truth(row)) > 0)
                .mapToObj(row -> logs(predictions, row))
                .toArray(double[][]::new);
    }

    private static double[] logs(PredictionTable predictions, int row) {
        int truth = predictions.truth(row);
        double[] logs = new double[predictions.labels().size()];
        int n = 0;
        logs[n++] = Math.log(predictions.probability(row, truth));
        for (int k = 0; k < logs.length; k++) {
            if (k != truth && predictions.probability(row, k) > 0) {
                logs[n++] = Math.log(predictions.probability(row, k));
            }
        }
        return Arrays.copyOf(logs, n);
    }

    /** The inverse temperature at which the slope is 0, or the limit beyond which it is. */
    private static double root(double[][] logs) {
        double low = 1 / MOST;
        double high = 1 / LEAST;
        if (slope(logs, low).value() >= 0) {
            return low;
        }
        if (slope(logs, high).value() <= 0) {
            return high;
        }
        double b = 1;
        for (int step = 0; step < STEPS && high - low > PRECISELY * low; step++) {
            Slope at = slope(logs, b);
            if (at.value() > 0) {
                high = b;
            } else {
                low = b;
            }
            double next = b - at.value() / at.rise();
            boolean inside = next > low && next < high; // false for NaN, too
            if (inside && Math.abs(next - b) <= PRECISELY * b) {
                return next;
            }
            b = inside ? next : (low + high) / 2;
        }
        return b;
    }

    /** The derivative of the loss by b, and the derivative of that. */
    private record Slope(double value, double rise) {}

    private static Slope slope(double[][] logs, double b) {
        double value = 0;
        double rise = 0;
        for (double[] z : logs) {
            double largest = Arrays.stream(z).max().orElseThrow();
            double sum = 0;
            double mean = 0;
            double square = 0;
            for (double each : z) {
                // From the largest down: nothing overflows.
                double weight = Math.exp(b * (each - largest));
                sum += weight;
                mean += weight * each;
                square += weight * each * each;
            }
            mean /= sum;
            value += mean - z[0];
            rise += square / sum - mean * mean;
        }
        return new Slope(value / logs.length, rise / logs.length);
    }
}
