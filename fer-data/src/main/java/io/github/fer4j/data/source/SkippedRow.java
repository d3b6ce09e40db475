package io.github.fer4j.data.source;

import java.util.Objects;

/**
 * A row that a lenient reader left out.
 *
 * @param file the name of the file that holds the fault
 * @param line its line, counted from 1; 0 where the fault is in no single line, such as a missing file
 * @param reason what was found and what was expected; starts with file and line
 */
public record SkippedRow(String file, long line, String reason) {
    /** Checks that nothing is null. */
    public SkippedRow {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(reason, "reason");
    }
}
