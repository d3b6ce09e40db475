package io.github.fer4j.noise.agreement;

import io.github.fer4j.CrowdVotes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fleiss' kappa: how much more two answers about one item agree than two answers about any items. J. L. Fleiss, <i>Measuring
 * Nominal Scale Agreement Among Many Raters</i>, Psychological Bulletin 76(5), 1971, 378-382.
 *
 * <p>With {@code n_ik} of the n answers about item i being k, over N items:
 *
 * <pre>
 * p_k = sum_i n_ik / (N n)                    P_i = (sum_k n_ik^2 - n) / (n (n - 1))
 * kappa = (mean_i P_i - sum_k p_k^2) / (1 - sum_k p_k^2)
 * </pre>
 *
 * It needs the same number of answers about each item. So only the items with the most frequent number of answers, of at
 * least 2, are taken (the larger of two that are equally frequent), and how many these are is part of the result.
 * Krippendorff's alpha takes all items.
 *
 * @param value at most 1
 * @param items the number of items that were taken, N
 * @param answersPerItem the number of answers about each of them, n
 */
public record FleissKappa(double value, int items, int answersPerItem) {
    /** The kappa of votes; empty if no item has two answers, or if all answers that count are the same. */
    static Optional<FleissKappa> of(CrowdVotes votes) {
        int answers = usualNumber(votes);
        if (answers < 2) {
            return Optional.empty();
        }
        double[] shares = new double[votes.labels().size()];
        double observed = 0;
        int items = 0;
        for (int i = 0; i < votes.items().size(); i++) {
            int[] counts = votes.counts(i).toArray();
            if (total(counts) == answers) {
                items++;
                double squares = 0;
                for (int k = 0; k < counts.length; k++) {
                    shares[k] += counts[k];
                    squares += (double) counts[k] * counts[k];
                }
                observed += (squares - answers) / ((double) answers * (answers - 1));
            }
        }
        double expected = 0;
        for (double share : shares) {
            double p = share / ((double) items * answers);
            expected += p * p;
        }
        return expected == 1
                ? Optional.empty()
                : Optional.of(new FleissKappa((observed / items - expected) / (1 - expected), items, answers));
    }

    private static int usualNumber(CrowdVotes votes) {
        Map<Integer, Integer> frequencies = new TreeMap<>();
        for (int i = 0; i < votes.items().size(); i++) {
            frequencies.merge(votes.counts(i).total(), 1, Integer::sum);
        }
        int usual = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> entry : frequencies.entrySet()) {
            // In rising order, so that of two equally frequent numbers the larger stays.
            if (entry.getKey() >= 2 && entry.getValue() >= most) {
                usual = entry.getKey();
                most = entry.getValue();
            }
        }
        return usual;
    }

    private static int total(int[] counts) {
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    /** Such as {@code 0.4950 (572 items with 9 answers)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f (%d items with %d answers)", value, items, answersPerItem);
    }
}
