package io.github.fer4j.data.source;

import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader has found so far: samples, rows that it skipped or, being strict, stops at, and rows left out by rule. */
final class Loading {
    private final boolean lenient;
    private final List<Sample> samples = new ArrayList<>();
    private final List<SkippedRow> skipped = new ArrayList<>();
    private final Map<String, Integer> dropped = new LinkedHashMap<>();
    private int droppedTotal;

    Loading(boolean lenient) {
        this.lenient = lenient;
    }

    void add(Sample sample) {
        samples.add(sample);
    }

    void drop(String reason) {
        dropped.merge(reason, 1, Integer::sum);
        droppedTotal++;
    }

    /** A row that breaks the rules: an error if the reader is strict. */
    void skip(MalformedDatasetException problem) {
        if (!lenient) {
            throw problem;
        }
        skipped.add(new SkippedRow(problem.file(), problem.line(), problem.getMessage()));
    }

    /** The rows looked at so far. */
    int rows() {
        return samples.size() + skipped.size() + droppedTotal;
    }

    List<Sample> samples() {
        return samples;
    }

    LoadReport report(String name, LabelSet labels) {
        return new LoadReport(FerDataset.of(name, labels, samples), rows(), skipped, dropped);
    }
}
