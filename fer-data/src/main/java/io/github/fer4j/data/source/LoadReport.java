package io.github.fer4j.data.source;

import io.github.fer4j.FerDataset;
import java.util.List;
import java.util.Objects;

/**
 * What a reader found. Every row read is in the data set, skipped or dropped: {@code rowsRead = dataset.size() +
 * skipped.size() + dropped}.
 *
 * @param dataset the samples that were read
 * @param rowsRead the data rows that were looked at, without the header
 * @param skipped rows that break the format's rules, in the order of the file; empty unless the reader is lenient
 * @param dropped sound rows that the rule of the data set leaves out, such as FER+ rows without a majority
 */
public record LoadReport(FerDataset dataset, int rowsRead, List<SkippedRow> skipped, int dropped) {
    /** Copies the list. */
    public LoadReport {
        Objects.requireNonNull(dataset, "dataset");
        skipped = List.copyOf(skipped);
    }
}
