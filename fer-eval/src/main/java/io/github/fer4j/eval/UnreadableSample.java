package io.github.fer4j.eval;

import java.util.Objects;

/**
 * A sample that could not be evaluated because its image could not be read. It counts in no figure.
 *
 * @param id the sample, as in {@link io.github.fer4j.Sample#id}
 * @param reason what was wrong with the image
 */
public record UnreadableSample(String id, String reason) {
    /** Checks that both are there. */
    public UnreadableSample {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
