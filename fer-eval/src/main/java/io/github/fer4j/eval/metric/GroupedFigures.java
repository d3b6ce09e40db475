package io.github.fer4j.eval.metric;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A metric for each group of samples, such as the people of each age, and how far the groups are apart. A mean over all hides a
 * group that is served badly.
 *
 * @param metric the metric's name
 * @param groups by name
 * @param ungrouped how many samples are in no group; they count in no figure
 */
public record GroupedFigures(String metric, List<Group> groups, int ungrouped) {
    /** Copies the list. */
    public GroupedFigures {
        Objects.requireNonNull(metric, "metric");
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param name what its samples have in common
     * @param samples how many there are, at least 1
     * @param value the metric; empty where it is not defined for these samples
     */
    public record Group(String name, int samples, OptionalDouble value) {}

    /**
     * Two groups that are far apart.
     *
     * @param lowest the group with the lowest value
     * @param highest the group with the highest value
     */
    public record Gap(Group lowest, Group highest) {
        /** The difference of their values, not negative. */
        public double size() {
            return highest.value().orElseThrow() - lowest.value().orElseThrow();
        }
    }

    /**
     * Judges each group.
     *
     * @param predictions what to judge
     * @param groupOf the name of the group that a sample is in; empty for none
     * @param metric by what
     * @return the figures
     * @throws InvalidArgumentException if no sample is in a group
     */
    public static GroupedFigures of(
            PredictionTable predictions, Function<Prediction, Optional<String>> groupOf, Metric metric) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        int ungrouped = 0;
        for (int row = 0; row < predictions.size(); row++) {
            Optional<String> group = groupOf.apply(predictions.prediction(row));
            if (group.isPresent()) {
                rows.computeIfAbsent(group.get(), name -> new ArrayList<>()).add(row);
            } else {
                ungrouped++;
            }
        }
        if (rows.isEmpty()) {
            throw new InvalidArgumentException(
                    "figures by group need a sample that is in one, got none of " + predictions.size() + " samples");
        }
        Metric.OnRows onRows = metric.on(predictions);
        List<Group> groups = new ArrayList<>();
        rows.forEach((name, members) -> groups.add(new Group(
                name,
                members.size(),
                onRows.of(members.stream().mapToInt(Integer::intValue).toArray()))));
        return new GroupedFigures(metric.name(), groups, ungrouped);
    }

    /**
     * Groups predictions by what a data set says of their samples.
     *
     * @param data holds the samples, by their ids
     * @param attribute such as {@code Sample::subject}; empty for samples of no group
     * @return for {@link #of}; a prediction of a sample that is not in the data set is in no group
     */
    public static Function<Prediction, Optional<String>> by(
            FerDataset data, Function<Sample, Optional<String>> attribute) {
        Map<String, String> groups = new HashMap<>();
        for (Sample sample : data) {
            attribute.apply(sample).ifPresent(group -> groups.put(sample.id(), group));
        }
        return prediction -> Optional.ofNullable(groups.get(prediction.id()));
    }

    /**
     * The two groups that are farthest apart. Of small groups the figures scatter: a gap between two of them may be chance.
     *
     * @param leastSamples groups with fewer samples are left out
     * @return empty if fewer than two groups with so many samples have a figure
     */
    public Optional<Gap> largestGap(int leastSamples) {
        List<Group> known = groups.stream()
                .filter(group ->
                        group.samples() >= leastSamples && group.value().isPresent())
                .sorted(Comparator.comparingDouble(group -> group.value().getAsDouble()))
                .toList();
        return known.size() < 2 ? Optional.empty() : Optional.of(new Gap(known.get(0), known.get(known.size() - 1)));
    }
}
