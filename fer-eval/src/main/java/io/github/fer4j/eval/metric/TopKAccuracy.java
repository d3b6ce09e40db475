package io.github.fer4j.eval.metric;

import io.github.fer4j.InvalidArgumentException;

/** The share of samples whose class is among the few most probable ones. */
public final class TopKAccuracy {
    private TopKAccuracy() {}

    /**
     * The share of samples of whose class fewer than k others are ahead. Of equally probable classes the first in the order
     * of the labels is ahead, so that k = 1 gives {@link Accuracy}. (scikit-learn's {@code top_k_accuracy_score} takes the
     * last; without such ties the two are the same.)
     *
     * @param predictions what to judge
     * @param k how many guesses count, 1 to the number of classes
     * @return in [0, 1]
     * @throws InvalidArgumentException if k is not between 1 and the number of classes
     */
    public static double of(PredictionTable predictions, int k) {
        int classes = predictions.labels().size();
        if (k < 1 || k > classes) {
            throw new InvalidArgumentException(
                    "top-k accuracy counts 1 to " + classes + " guesses of " + classes + " classes, got " + k);
        }
        int hits = 0;
        for (int row = 0; row < predictions.size(); row++) {
            hits += ahead(predictions, row) < k ? 1 : 0;
        }
        return (double) hits / predictions.size();
    }

    /** How many classes are more probable than the true one. */
    private static int ahead(PredictionTable predictions, int row) {
        int truth = predictions.truth(row);
        double its = predictions.probability(row, truth);
        int ahead = 0;
        for (int other = 0; other < predictions.labels().size(); other++) {
            double p = predictions.probability(row, other);
            if (p > its || p == its && other < truth) {
                ahead++;
            }
        }
        return ahead;
    }
}
