package io.github.fer4j.format;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How a net is built: a name in an engine's registry, and the options that the name takes.
 *
 * @param name such as {@code customCnn}
 * @param options option to value, in alphabetical order
 */
public record Architecture(String name, Map<String, String> options) {
    /** Copies the options. */
    public Architecture {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(options, "options");
        options.forEach((option, value) -> Objects.requireNonNull(value, () -> "the option " + option));
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
