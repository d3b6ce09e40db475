package io.github.fer4j;

import java.util.Arrays;
import java.util.List;

/**
 * The weighted mean of several scores of one face. Terms are added from the smallest to the largest, so that the mean is the
 * same, to the bit, in whatever order the scores come.
 */
final class MeanScores {
    private MeanScores() {}

    /**
     * The mean.
     *
     * @param scores at least one, over the same labels
     * @param weights one for each, at least 0, not all 0
     * @return over the same labels; valence and arousal are the mean over those that have them
     */
    static Scores of(List<Scores> scores, double[] weights) {
        if (scores.size() == 1) {
            return scores.get(0); // the same, to the bit
        }
        LabelSet labels = scores.get(0).labels();
        double[][] values = scores.stream().map(Scores::toArray).toArray(double[][]::new);
        double[] mean = new double[labels.size()];
        double total = sum(weights.clone());
        for (int label = 0; label < mean.length; label++) {
            double[] terms = new double[values.length];
            for (int i = 0; i < terms.length; i++) {
                terms[i] = weights[i] * values[i][label];
            }
            mean[label] = sum(terms) / total;
        }
        return withAffect(Scores.of(labels, mean), scores, weights);
    }

    private static Scores withAffect(Scores mean, List<Scores> scores, double[] weights) {
        double[] weight = new double[weights.length];
        double[] valence = new double[weights.length];
        double[] arousal = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            ValenceArousal one = scores.get(i).valenceArousal().orElse(null);
            if (one != null) {
                weight[i] = weights[i];
                valence[i] = weights[i] * one.valence();
                arousal[i] = weights[i] * one.arousal();
            }
        }
        double total = sum(weight);
        return total == 0
                ? mean
                : mean.withValenceArousal(
                        new ValenceArousal(inRange(sum(valence) / total), inRange(sum(arousal) / total)));
    }

    /** Rounding may take a mean of ones past 1. */
    private static double inRange(double mean) {
        return Math.max(-1, Math.min(1, mean));
    }

    private static double sum(double[] terms) {
        Arrays.sort(terms);
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }
}
