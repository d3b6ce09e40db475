package io.github.fer4j.noise.aggregate;

import java.util.Arrays;

/** Probabilities as logarithms, so that the product over a hundred answers does not vanish. */
final class LogSpace {
    private LogSpace() {}

    /** The logarithm; of 0, that of the smallest normal number (-708), so that differences stay finite. */
    static double log(double probability) {
        return Math.log(Math.max(probability, Double.MIN_NORMAL));
    }

    static double[] log(double[] probabilities) {
        double[] logs = new double[probabilities.length];
        Arrays.setAll(logs, k -> log(probabilities[k]));
        return logs;
    }

    /** {@code log sigmoid(x)}, without overflow. */
    static double logSigmoid(double x) {
        return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
    }

    /**
     * Turns unnormalised log-probabilities into probabilities, in place.
     *
     * @return the logarithm of their sum
     */
    static double normalise(double[] values, int from, int to) {
        double max = values[from];
        for (int at = from + 1; at < to; at++) {
            max = Math.max(max, values[at]);
        }
        double sum = 0;
        for (int at = from; at < to; at++) {
            values[at] = Math.exp(values[at] - max);
            sum += values[at];
        }
        for (int at = from; at < to; at++) {
            values[at] /= sum;
        }
        return max + Math.log(sum);
    }
}
