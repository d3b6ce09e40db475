package io.github.fer4j.models.classical;

import io.github.fer4j.Image;

/** How a face becomes numbers. Implementations are immutable, hold no native memory, and may be used by several threads. */
public sealed interface Features permits Hog, LocalBinaryPatterns {
    /** Such as {@code HOG}; for tables. */
    String name();

    /** How many numbers a face becomes. */
    int length();

    /**
     * The numbers.
     *
     * @param face a crop of any size, gray or RGB; made gray and resized first
     * @return {@link #length} of them
     */
    float[] of(Image face);
}
