package io.github.fer4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Votes put to the samples that they are about, and what did not fit. {@link FerDataset#withVotes} is the strict form, for
 * when all must fit.
 *
 * @param dataset all samples in their order, with votes where there are some
 * @param unmatchedItems the items that no sample is called after
 * @param withoutVotes the ids of the samples that nobody voted on; they keep the votes that they had, if any
 */
public record VoteJoin(FerDataset dataset, List<String> unmatchedItems, List<String> withoutVotes) {
    private static final int SHOWN = 5;

    /** Copies the lists. */
    public VoteJoin {
        Objects.requireNonNull(dataset, "dataset");
        unmatchedItems = List.copyOf(unmatchedItems);
        withoutVotes = List.copyOf(withoutVotes);
    }

    /**
     * Joins by the samples' ids, which are the names of the items.
     *
     * @param data the samples
     * @param votes over any options; they may hold more than the label set of the data
     * @return the samples with their votes, and what did not fit
     * @throws InvalidArgumentException if two samples have the id of one item
     */
    public static VoteJoin of(FerDataset data, CrowdVotes votes) {
        Map<String, Integer> numbers = new HashMap<>();
        votes.items().forEach(item -> numbers.put(item, numbers.size()));
        Set<String> matched = new HashSet<>();
        List<String> without = new ArrayList<>();
        List<Sample> samples = new ArrayList<>(data.size());
        for (Sample sample : data) {
            Integer item = numbers.get(sample.id());
            if (item != null && !matched.add(sample.id())) {
                throw new InvalidArgumentException("votes are joined by the samples' ids, got '" + sample.id()
                        + "' twice in " + data.name() + "; join before samples are repeated");
            }
            VoteCounts counts = item == null ? null : votes.counts(item);
            if (counts == null || counts.total() == 0) {
                without.add(sample.id());
                samples.add(sample);
            } else {
                samples.add(sample.toBuilder().votes(counts).build());
            }
        }
        List<String> unmatched =
                votes.items().stream().filter(item -> !matched.contains(item)).toList();
        return new VoteJoin(FerDataset.of(data.name(), data.labels(), samples), unmatched, without);
    }

    /** The data set, if every item was a sample. */
    FerDataset requireAllMatched() {
        if (!unmatchedItems.isEmpty()) {
            String more = unmatchedItems.size() > SHOWN ? " and " + (unmatchedItems.size() - SHOWN) + " more" : "";
            String example = dataset.isEmpty()
                    ? ""
                    : " (they are called like '" + dataset.get(0).id() + "')";
            throw new InvalidArgumentException("votes are joined by the samples' ids, got " + unmatchedItems.size()
                    + " items that no sample of " + dataset.name() + example + " is called after: '"
                    + String.join("', '", unmatchedItems.subList(0, Math.min(SHOWN, unmatchedItems.size())))
                    + "'" + more + "; rename the items, or use VoteJoin.of, which reports them");
        }
        return dataset;
    }
}
