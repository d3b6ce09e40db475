package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;

/** The correlation between what samples are and what they were taken for, over any number of classes. */
public final class MatthewsCorrelation {
    private MatthewsCorrelation() {}

    /**
     * {@code (n c - sum_k t_k p_k) / sqrt((n^2 - sum_k p_k^2) (n^2 - sum_k t_k^2))} with n samples, c of them right, t_k of
     * class k and p_k taken for it (Gorodkin, <i>Comparing Two K-Category Assignments by a K-Category Correlation
     * Coefficient</i>, Computational Biology and Chemistry 28, 2004, equation 8). The same as {@code matthews_corrcoef} of
     * scikit-learn.
     *
     * @param confusion the counts
     * @return in [-1, 1]: 1 for all right, 0 for chance; 0 as well where all samples are of one class or all were taken for
     *     one, for then nothing varies that could correlate
     */
    public static double of(ConfusionMatrix confusion) {
        double n = confusion.total();
        double both = 0;
        double truth = 0;
        double predicted = 0;
        for (Emotion emotion : confusion.labels()) {
            double t = confusion.support(emotion);
            double p = confusion.predictions(emotion);
            both += t * p;
            truth += t * t;
            predicted += p * p;
        }
        double spread = Math.sqrt((n * n - predicted) * (n * n - truth));
        double correlation = Ratio.of(n * confusion.correct() - both, spread).orElse(0);
        return Math.max(-1, Math.min(1, correlation)); // the root is rounded
    }
}
