package io.github.fer4j.noise.agreement;

import io.github.fer4j.CrowdVotes;
import java.util.OptionalDouble;

/**
 * Krippendorff's alpha for nominal answers. K. Krippendorff, <i>Computing Krippendorff's Alpha-Reliability</i>, University
 * of Pennsylvania, 2011, section C (nominal data, any number of observers, missing data).
 *
 * <p>With {@code n_ik} of the {@code n_i >= 2} answers about item i being k (items with fewer answers have no pairs and are
 * left out), {@code n_k = sum_i n_ik} and {@code n = sum_k n_k}:
 *
 * <pre>
 * alpha = 1 - (n - 1) sum_i (n_i^2 - sum_k n_ik^2) / (n_i - 1) / (n^2 - sum_k n_k^2)
 * </pre>
 */
final class KrippendorffAlpha {
    private KrippendorffAlpha() {}

    /** Empty if no item has two answers, or if all answers are the same. */
    static OptionalDouble of(CrowdVotes votes) {
        double[] totals = new double[votes.labels().size()];
        double observed = 0;
        double n = 0;
        for (int i = 0; i < votes.items().size(); i++) {
            int[] counts = votes.counts(i).toArray();
            double answers = votes.counts(i).total();
            if (answers >= 2) {
                double squares = 0;
                for (int k = 0; k < counts.length; k++) {
                    totals[k] += counts[k];
                    squares += (double) counts[k] * counts[k];
                }
                observed += (answers * answers - squares) / (answers - 1);
                n += answers;
            }
        }
        double expected = n * n;
        for (double total : totals) {
            expected -= total * total;
        }
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (n - 1) * observed / expected);
    }
}
