package io.github.fer4j.noise.correction;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.Objects;

/** Checked rows of probabilities, one for each item, in one array. They are kept as they came, not scaled. */
final class Probabilities {
    /** How far a row may be from 1; single-precision softmax stays well below. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final int classes;
    private final double[] values;

    private Probabilities(int classes, double[] values) {
        this.classes = classes;
        this.values = values;
    }

    /**
     * Checks and copies.
     *
     * @param items how many rows there have to be
     * @param rows {@code [items, classes]}
     * @throws InvalidArgumentException if the shape is wrong, or a row is no distribution
     */
    static Probabilities of(LabelSet labels, int items, double[][] rows) {
        Objects.requireNonNull(rows, "probabilities");
        int classes = labels.size();
        if (rows.length != items) {
            throw new InvalidArgumentException(
                    "each item has a row of probabilities, got " + rows.length + " rows for " + items + " items");
        }
        double[] values = new double[Math.multiplyExact(items, classes)];
        for (int i = 0; i < items; i++) {
            if (rows[i].length != classes) {
                throw new InvalidArgumentException("a row of probabilities is over the " + classes + " classes "
                        + labels + ", got " + rows[i].length + " values for item " + i);
            }
            double sum = 0;
            for (double p : rows[i]) {
                sum += p >= 0 ? p : Double.NaN;
            }
            if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
                throw new InvalidArgumentException("probabilities are not negative and sum to 1, got "
                        + Arrays.toString(rows[i]) + " for item " + i + "; apply softmax to logits first");
            }
            System.arraycopy(rows[i], 0, values, i * classes, classes);
        }
        return new Probabilities(classes, values);
    }

    int items() {
        return values.length / classes;
    }

    int classes() {
        return classes;
    }

    double of(int item, int label) {
        return values[item * classes + label];
    }

    double[] row(int item) {
        return Arrays.copyOfRange(values, item * classes, (item + 1) * classes);
    }

    /** The most probable class; of equals, the first. */
    int top(int item) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (of(item, k) > of(item, best)) {
                best = k;
            }
        }
        return best;
    }
}
