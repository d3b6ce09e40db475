package io.github.fer4j.models.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one training of a study gave.
 *
 * @param setting its name
 * @param seed of the training
 * @param key of net, settings and data: a row counts only for a run of the same key
 * @param figures name to value; empty where the training failed
 * @param failure why it failed; null where it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyRow(String setting, long seed, String key, Map<String, Double> figures, String failure) {
    /** Copies the figures. */
    public StudyRow {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(key, "key");
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Whether the training failed, by diverging for example. */
    public boolean failed() {
        return failure != null;
    }
}
