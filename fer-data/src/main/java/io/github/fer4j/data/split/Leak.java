package io.github.fer4j.data.split;

import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Something that is in more than one part of a split.
 *
 * @param kind what it is
 * @param key the name of the subject or the sample, or the beginning of the image's SHA-256
 * @param samples those that share it, by part; at least two parts
 */
public record Leak(Kind kind, String key, Map<Split, List<Sample>> samples) {
    /** What two parts can share. */
    public enum Kind {
        /** The same image, pixel for pixel. */
        IMAGE,
        /** The same person. */
        SUBJECT,
        /** A sample of the same name. */
        ID
    }

    /** Copies the map. */
    public Leak {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Map<Split, List<Sample>> copy = new LinkedHashMap<>();
        samples.forEach((part, list) -> copy.put(part, List.copyOf(list)));
        samples = Collections.unmodifiableMap(copy);
    }

    /** Such as {@code image 3f9a...: TRAIN [fer2013.csv:12], VALIDATION [fer2013.csv:30001]}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + key + ": "
                + samples.entrySet().stream()
                        .map(side -> side.getKey() + " "
                                + side.getValue().stream().map(Sample::id).toList())
                        .collect(Collectors.joining(", "));
    }
}
