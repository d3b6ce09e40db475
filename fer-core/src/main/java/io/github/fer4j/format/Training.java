package io.github.fer4j.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param settings setting to value, in the words that {@code Trainer.replay} reads
 * @param versions library to version
 * @param uses the data by role, with checksums; empty in models of before there were any
 * @param split how the data was split, in words; empty where nobody said
 * @param threads of the native libraries, which the last bits of the parameters depend on; null where unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Training(
        String data,
        int trainingSamples,
        int validationSamples,
        String selection,
        long seed,
        String command,
        Map<String, String> settings,
        Map<String, String> versions,
        List<DataUse> uses,
        String split,
        Integer threads) {
    /** Copies the maps and the list; what is missing in older cards is empty. */
    public Training {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(selection, "selection");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(versions, "versions");
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        uses = uses == null ? List.of() : List.copyOf(uses);
        split = split == null ? "" : split;
    }

    /**
     * This with another command.
     *
     * @param newCommand what repeats the run
     * @return the changed provenance
     */
    public Training withCommand(String newCommand) {
        return new Training(
                data,
                trainingSamples,
                validationSamples,
                selection,
                seed,
                newCommand,
                settings,
                versions,
                uses,
                split,
                threads);
    }
}
