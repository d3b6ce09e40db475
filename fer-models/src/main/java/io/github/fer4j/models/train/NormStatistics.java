package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where batch normalisation of a net that was trained before goes on with the statistics of its batches, and where it keeps
 * those that it has.
 *
 * <p>Where they are kept, the net normalises by them while it learns as well, as it does when it is used: small batches and few
 * samples then cannot spoil them.
 */
public enum NormStatistics {
    /** Everywhere those of the batches, in frozen stages as well: for faces that look different from those before. */
    ADAPTING,
    /** Frozen stages keep theirs for as long as they are frozen; so a frozen stage is the same function all the time. */
    FROZEN_STAGES,
    /** All stages but the head keep theirs from beginning to end, also when they learn: for very small batches. */
    FROZEN;

    /** The constant as text, for settings. */
    String describe() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static NormStatistics parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.describe().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidArgumentException("statistics are "
                        + Arrays.stream(values()).map(NormStatistics::describe).toList() + ", got '" + text + "'"));
    }
}
