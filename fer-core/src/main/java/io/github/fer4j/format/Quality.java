package io.github.fer4j.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How good a model is on some data.
 *
 * @param data what it was measured on, such as {@code FER-2013 PublicTest}
 * @param samples how many
 * @param metrics metric to value, such as {@code accuracy} to 0.66
 */
public record Quality(String data, int samples, Map<String, Double> metrics) {
    /** Copies the map. */
    public Quality {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(metrics, "metrics");
        metrics.forEach((metric, value) -> Objects.requireNonNull(value, () -> "the metric " + metric));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
