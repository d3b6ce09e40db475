package io.github.fer4j.models.classical;

import java.util.stream.IntStream;

/**
 * What is learned from.
 *
 * @param rows {@code [samples][features]}
 * @param classes {@code [samples]}, from 0 to count - 1, each at least once
 * @param count of classes, at least 2
 */
record Examples(float[][] rows, int[] classes, int count) {
    int features() {
        return rows[0].length;
    }

    /** The samples of a class, in order. */
    int[] of(int which) {
        return IntStream.range(0, classes.length)
                .filter(i -> classes[i] == which)
                .toArray();
    }

    /** The variance of all features of all samples about their one mean. */
    double variance() {
        double sum = 0;
        double squares = 0;
        for (float[] row : rows) {
            for (float value : row) {
                sum += value;
                squares += (double) value * value;
            }
        }
        double values = (double) rows.length * features();
        double mean = sum / values;
        return Math.max(0, squares / values - mean * mean);
    }
}
