package io.github.fer4j.noise.correction;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Arrays;

/** What is counted of votes. */
final class Votes {
    private Votes() {}

    /** A distribution that is even over the answers with most votes; even over all where there are no votes. */
    static double[] leaders(int[] counts) {
        int most = Arrays.stream(counts).max().orElse(0);
        long ties = Arrays.stream(counts).filter(count -> count == most).count();
        return Arrays.stream(counts)
                .mapToDouble(count -> count == most ? 1.0 / ties : 0)
                .toArray();
    }

    /** The shares of the votes; even where there are none, as nothing is known then. */
    static double[] shares(int[] counts) {
        int total = Arrays.stream(counts).sum();
        return Arrays.stream(counts)
                .mapToDouble(count -> total == 0 ? 1.0 / counts.length : (double) count / total)
                .toArray();
    }

    /** The number in {@code labels} of each answer that could be given, -1 for those that are not among them. */
    static int[] columns(CrowdVotes votes, LabelSet labels) {
        labels.forEach(label -> {
            if (!votes.labels().contains(label)) {
                throw new InvalidArgumentException("the classes of the model are among the answers " + votes.labels()
                        + ", got '" + label + "'; use the votes that its training labels were made of");
            }
        });
        return votes.labels().emotions().stream()
                .mapToInt(option -> labels.contains(option) ? labels.indexOf(option) : -1)
                .toArray();
    }

    /** The votes of all items for these labels, {@code [items, labels]} in one array; others do not count. */
    static int[] counts(CrowdVotes votes, LabelSet labels) {
        int[] columns = columns(votes, labels);
        int[] counts = new int[Math.multiplyExact(votes.items().size(), labels.size())];
        for (int item = 0; item < votes.items().size(); item++) {
            for (int option = 0; option < columns.length; option++) {
                if (columns[option] >= 0) {
                    counts[item * labels.size() + columns[option]] = votes.count(item, option);
                }
            }
        }
        return counts;
    }
}
