package io.github.fer4j.data.clean;

import java.util.Objects;

/**
 * A sample that a stage of cleaning found.
 *
 * @param sample its id
 * @param stage what was found
 * @param dropped whether it was left out
 * @param detail why, such as {@code same image as fer2013.csv:118}
 */
public record Finding(String sample, Stage stage, boolean dropped, String detail) {
    /** Checks that nothing is missing. */
    public Finding {
        Objects.requireNonNull(sample, "sample");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(detail, "detail");
    }
}
