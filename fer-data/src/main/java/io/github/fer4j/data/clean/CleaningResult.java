package io.github.fer4j.data.clean;

import io.github.fer4j.FerDataset;
import java.util.Objects;

/**
 * A cleaned data set.
 *
 * @param dataset the samples that were not dropped, in their order
 * @param report what was found
 */
public record CleaningResult(FerDataset dataset, CleaningReport report) {
    /** Checks that nothing is missing. */
    public CleaningResult {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(report, "report");
    }
}
