package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import java.util.Arrays;

/**
 * One class against the rest, by its probability. Its samples and the others are sorted apart, so that plain numbers are
 * sorted and no pairs: with a million samples that is what the time goes into.
 */
final class Ranking {
    /** From so many values on buckets are worth their while. */
    private static final int MANY = 1 << 12;

    /** So many values to a bucket, were they spread evenly. */
    private static final int IN_BUCKET = 8;

    private static final int FEW = 48;

    /** What the samples of the class were given, ascending. */
    private final double[] own;
    /** What the others were given, ascending. */
    private final double[] others;

    private Ranking(double[] own, double[] others) {
        this.own = own;
        this.others = others;
    }

    static Ranking of(PredictionTable predictions, Emotion emotion) {
        int k = predictions.labels().indexOf(emotion);
        int all = 0;
        for (int row = 0; row < predictions.size(); row++) {
            all += predictions.truth(row) == k ? 1 : 0;
        }
        double[] own = new double[all];
        double[] others = new double[predictions.size() - all];
        int ours = 0;
        for (int row = 0; row < predictions.size(); row++) {
            double p = predictions.probability(row, k);
            if (predictions.truth(row) == k) {
                own[ours++] = p;
            } else {
                others[row - ours] = p;
            }
        }
        return new Ranking(sorted(own), sorted(others));
    }

    /**
     * Probabilities in ascending order. Many are first sorted into buckets by their size, which takes a pass, so that what is left
     * to sort is short; in the worst case, all in one bucket, that pass was in vain.
     */
    private static double[] sorted(double[] values) {
        if (values.length < MANY) {
            Arrays.sort(values);
            return values;
        }
        int buckets = values.length / IN_BUCKET;
        int[] ends = new int[buckets + 1];
        for (double value : values) {
            ends[bucket(value, buckets) + 1]++;
        }
        for (int b = 0; b < buckets; b++) {
            ends[b + 1] += ends[b];
        }
        double[] sorted = new double[values.length];
        for (double value : values) {
            sorted[ends[bucket(value, buckets)]++] = value; // a start becomes an end as its bucket fills
        }
        int from = 0;
        for (int b = 0; b < buckets; b++) {
            if (ends[b] - from > FEW) {
                Arrays.sort(sorted, from, ends[b]);
            } else {
                insert(sorted, from, ends[b]);
            }
            from = ends[b];
        }
        return sorted;
    }

    /** Insertion sort: nothing is faster for a few. */
    private static void insert(double[] values, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            double value = values[i];
            int j = i;
            while (j > from && values[j - 1] > value) {
                values[j] = values[j - 1];
                j--;
            }
            values[j] = value;
        }
    }

    private static int bucket(double probability, int buckets) {
        return (int) (probability * (buckets - 1));
    }

    int own() {
        return own.length;
    }

    int others() {
        return others.length;
    }

    /** Whether there is something to tell apart. */
    boolean hasBoth() {
        return own.length > 0 && others.length > 0;
    }

    /** Sees the thresholds from high to low. */
    @FunctionalInterface
    interface Visitor {
        /** So many of the class, and so many others, were given the threshold or more. */
        void at(double threshold, int own, int others);
    }

    void visit(Visitor visitor) {
        int i = own.length;
        int j = others.length;
        while (i > 0 || j > 0) {
            double threshold = i == 0 ? others[j - 1] : j == 0 ? own[i - 1] : Math.max(own[i - 1], others[j - 1]);
            while (i > 0 && own[i - 1] == threshold) {
                i--;
            }
            while (j > 0 && others[j - 1] == threshold) {
                j--;
            }
            visitor.at(threshold, own.length - i, others.length - j);
        }
    }
}
