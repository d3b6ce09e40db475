package io.github.fer4j.data.source;

import io.github.fer4j.FerDataset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a reader found. Every row read is in the data set, skipped or dropped: {@code rowsRead = dataset.size() +
 * skipped.size() + dropped()}. For folders a row is a file.
 *
 * @param dataset the samples that were read
 * @param rowsRead the data rows that were looked at, without the header
 * @param skipped rows that break the format's rules, in the order of the file; empty unless the reader is lenient
 * @param droppedFor how many sound rows were left out for which reason: the rules of the data set (such as {@code 8 none}
 *     for AffectNet's faces without an emotion), or files that are not images
 */
public record LoadReport(FerDataset dataset, int rowsRead, List<SkippedRow> skipped, Map<String, Integer> droppedFor) {
    /** Copies the list and the map. */
    public LoadReport {
        Objects.requireNonNull(dataset, "dataset");
        skipped = List.copyOf(skipped);
        droppedFor = Collections.unmodifiableMap(new LinkedHashMap<>(droppedFor));
    }

    /** The number of sound rows that were left out, for whatever reason. */
    public int dropped() {
        return droppedFor.values().stream().mapToInt(Integer::intValue).sum();
    }
}
