package io.github.fer4j.format;

import io.github.fer4j.InvalidArgumentException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a run used of a data set, so that another can tell whether it has the same.
 *
 * @param role what for, such as {@code training}
 * @param name of the data set
 * @param samples how many
 * @param classes emotion to number of samples, by label or else by the top of the target
 * @param sha256 64 hexadecimal digits, over ids, labels, targets, weights and pixels in order; see {@link
 *     DatasetDigest}
 */
public record DataUse(String role, String name, int samples, Map<String, Integer> classes, String sha256) {
    /**
     * Copies the map, and checks the digits.
     *
     * @throws InvalidArgumentException if the checksum is none
     */
    public DataUse {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(name, "name");
        classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new InvalidArgumentException("a SHA-256 is 64 lower-case hexadecimal digits, got '" + sha256 + "'");
        }
    }
}
