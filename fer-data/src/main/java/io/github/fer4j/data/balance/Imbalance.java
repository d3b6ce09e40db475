package io.github.fer4j.data.balance;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How uneven the classes of a data set are.
 *
 * @param counts the number of samples of each class, in the order of the label set; not all 0
 */
public record Imbalance(Map<Emotion, Integer> counts) {
    /**
     * Copies the map.
     *
     * @throws InvalidArgumentException if there is no sample
     */
    public Imbalance {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        if (counts.values().stream().noneMatch(count -> count > 0)) {
            throw new InvalidArgumentException("imbalance is of at least one labelled sample, got none");
        }
    }

    /**
     * Counts the classes, by label or else by the top of the target.
     *
     * @param data at least one sample with a class
     * @return the counts
     * @throws InvalidArgumentException if no sample has a class
     */
    public static Imbalance of(FerDataset data) {
        return new Imbalance(data.classCounts());
    }

    /** The class with the most samples; of equals, the first. */
    public Emotion largest() {
        return counts.keySet().stream()
                .sorted(Comparator.comparingInt(emotion -> -counts.get(emotion)))
                .findFirst()
                .orElseThrow();
    }

    /** The class with the fewest samples, which may be none; of equals, the first. */
    public Emotion smallest() {
        return counts.keySet().stream()
                .min(Comparator.comparingInt(counts::get))
                .orElseThrow();
    }

    /** The largest class over the smallest, at least 1; infinite where a class has no samples. */
    public double ratio() {
        return (double) counts.get(largest()) / counts.get(smallest());
    }

    /** Such as {@code happiness 7215, ..., disgust 436: 16.5 to 1}, from the largest to the smallest. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", "", String.format(Locale.ROOT, ": %.1f to 1", ratio())));
    }
}
