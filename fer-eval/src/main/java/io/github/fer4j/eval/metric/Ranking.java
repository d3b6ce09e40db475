package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import java.util.Arrays;

/**
 * One class against the rest, by its probability. Its samples and the others are sorted apart, so that plain numbers are
 * sorted and no pairs: with a million samples that is what the time goes into.
 */
final class Ranking {
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
        double[] own = new double[predictions.size()];
        double[] others = new double[predictions.size()];
        int ours = 0;
        for (int row = 0; row < predictions.size(); row++) {
            double p = predictions.probability(row, k);
            if (predictions.truth(row) == k) {
                own[ours++] = p;
            } else {
                others[row - ours] = p;
            }
        }
        own = Arrays.copyOf(own, ours);
        others = Arrays.copyOf(others, predictions.size() - ours);
        Arrays.sort(own);
        Arrays.sort(others);
        return new Ranking(own, others);
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
