package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/** Posteriors {@code [items, classes]}, row by row, and which items have none of their own. */
record Posteriors(double[] rows, BitSet unanswered) {
    /** The shares of the votes, which count the same; rows of items without votes are uniform. */
    static Posteriors shares(CrowdVotes votes) {
        int classes = votes.labels().size();
        int items = votes.items().size();
        Posteriors shares = new Posteriors(new double[Math.multiplyExact(items, classes)], new BitSet());
        for (int i = 0; i < items; i++) {
            for (int k = 0; k < classes; k++) {
                shares.rows[i * classes + k] = votes.count(i, k);
            }
            shares.normalise(i, classes);
        }
        return shares;
    }

    /** The shares of the answers' weights; rows of items without any weight are uniform. */
    static Posteriors weighted(CrowdVotes votes, IntToDoubleFunction weightOfAnswer) {
        int classes = votes.labels().size();
        int items = votes.items().size();
        Posteriors shares = new Posteriors(new double[Math.multiplyExact(items, classes)], new BitSet());
        for (int i = 0; i < items; i++) {
            for (int a = votes.firstAnswer(i); a < votes.firstAnswer(i + 1); a++) {
                shares.rows[i * classes + votes.label(a)] += weightOfAnswer.applyAsDouble(a);
            }
            shares.normalise(i, classes);
        }
        return shares;
    }

    private void normalise(int item, int classes) {
        double sum = 0;
        for (int at = item * classes; at < (item + 1) * classes; at++) {
            sum += rows[at];
        }
        if (sum > 0) {
            for (int at = item * classes; at < (item + 1) * classes; at++) {
                rows[at] /= sum;
            }
        } else {
            unanswered.set(item);
            Arrays.fill(rows, item * classes, (item + 1) * classes, 1.0 / classes);
        }
    }

    /** All of the probability on the labels with most, in equal parts. */
    Posteriors onTop(int classes) {
        for (int from = 0; from < rows.length; from += classes) {
            double max = Arrays.stream(rows, from, from + classes).max().orElseThrow();
            int ties = 0;
            for (int at = from; at < from + classes; at++) {
                ties += isTop(rows[at], max) ? 1 : 0;
            }
            for (int at = from; at < from + classes; at++) {
                rows[at] = isTop(rows[at], max) ? 1.0 / ties : 0;
            }
        }
        return this;
    }

    /** The rows of items that nobody answered become the prior. */
    void fillUnanswered(double[] prior) {
        unanswered.stream().forEach(item -> System.arraycopy(prior, 0, rows, item * prior.length, prior.length));
    }

    /** Sums of weights in different orders differ in their last digits; that does not end a tie. */
    static boolean isTop(double probability, double max) {
        return probability >= max - 1e-9;
    }
}
