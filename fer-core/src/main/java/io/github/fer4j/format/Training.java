package io.github.fer4j.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a model came to be.
 *
 * @param data what it learned from, such as {@code FER-2013}
 * @param trainingSamples how many samples it learned from
 * @param validationSamples how many samples the best epoch was chosen on
 * @param selection the rule by which it was chosen
 * @param seed of all random choices
 * @param command what repeats it; empty where there is none
 * @param settings setting to value
 * @param versions library to version
 */
public record Training(
        String data,
        int trainingSamples,
        int validationSamples,
        String selection,
        long seed,
        String command,
        Map<String, String> settings,
        Map<String, String> versions) {
    /** Copies the maps. */
    public Training {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(selection, "selection");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(versions, "versions");
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }
}
