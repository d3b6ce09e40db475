package io.github.fer4j.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Least, median and largest of some figures.
 *
 * @param min the least
 * @param median the middle one, or the mean of the two in the middle
 * @param max the largest
 */
record Spread(double min, double median, double max) {
    /** @param figures at least one, in any order */
    static Spread of(List<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int last = sorted.length - 1;
        return new Spread(sorted[0], (sorted[last / 2] + sorted[sorted.length / 2]) / 2, sorted[last]);
    }

    /** The three in columns of ten characters. */
    String columns(int decimals) {
        String format = "%10." + decimals + "f";
        return String.format(Locale.ROOT, format + format + format, min, median, max);
    }

    /** The head of {@link #columns}. */
    static String head() {
        return String.format(Locale.ROOT, "%10s%10s%10s", "min", "median", "max");
    }
}
