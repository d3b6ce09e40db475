package io.github.fer4j.noise.correction;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Items whose label may be wrong, the most suspicious first.
 *
 * @param rule which items became suspects
 * @param ranking what they are ranked by
 * @param items how many items were looked at
 * @param suspects the most suspicious first
 */
public record LabelErrors(PruneRule rule, LabelQuality ranking, int items, List<Suspect> suspects) {
    /** Copies the list. */
    public LabelErrors {
        suspects = List.copyOf(suspects);
    }

    /** The places of the suspects in the data. */
    public Set<Integer> indices() {
        return suspects.stream().map(Suspect::index).collect(Collectors.toUnmodifiableSet());
    }

    /** The share of all items that are suspects, in [0, 1]. */
    public double share() {
        return (double) suspects.size() / items;
    }

    /**
     * The data without the suspects.
     *
     * @param data what was looked at
     * @return the other samples, in order
     * @throws InvalidArgumentException if the data has another number of samples
     */
    public FerDataset removedFrom(FerDataset data) {
        if (data.size() != items) {
            throw new InvalidArgumentException(
                    "suspects are removed from the " + items + " samples that were looked at, got " + data);
        }
        Set<Integer> removed = indices();
        List<Sample> kept = new ArrayList<>(items - removed.size());
        for (int i = 0; i < items; i++) {
            if (!removed.contains(i)) {
                kept.add(data.get(i));
            }
        }
        return FerDataset.of(data.name(), data.labels(), kept);
    }

    /**
     * How good the suspects are, where it is known which labels are wrong: after injecting noise, say.
     *
     * @param wrong the places of the wrong labels
     * @return precision and recall
     * @throws InvalidArgumentException if a place is not in the data
     */
    public Detection score(Set<Integer> wrong) {
        for (int index : wrong) {
            if (index < 0 || index >= items) {
                throw new InvalidArgumentException(
                        "wrong labels are at places 0 to " + (items - 1) + " of the data, got " + index);
            }
        }
        Set<Integer> found = new HashSet<>(indices());
        found.retainAll(wrong);
        return new Detection(suspects.size(), wrong.size(), found.size());
    }
}
