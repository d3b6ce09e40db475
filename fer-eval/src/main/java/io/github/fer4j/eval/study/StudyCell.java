package io.github.fer4j.eval.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one cell of a study gave.
 *
 * @param at where it is in the grid, in the order of the study's axes, such as {@code train} to {@code FER-2013}
 * @param key 32 hexadecimal digits of all that decides it; its file in the study's folder is called so
 * @param figures name to value, shares in [0, 1]; empty where it failed
 * @param failure why it failed, if it did
 */
public record StudyCell(Map<String, String> at, String key, Map<String, Double> figures, Optional<String> failure) {
    /** Copies the maps. */
    public StudyCell {
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
        Objects.requireNonNull(key, "key");
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        Objects.requireNonNull(failure, "failure");
    }

    /** Whether it failed, such as a training that diverged. Remove its file to have it tried again. */
    public boolean failed() {
        return failure.isPresent();
    }

    /** Whether it is at all these places. */
    boolean isAt(Map<String, String> places) {
        return at.entrySet().containsAll(places.entrySet());
    }
}
