package io.github.fer4j.data.sheet;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The samples that a sheet shows.
 *
 * @param rows in their order
 * @param shown how many samples they hold
 * @param total how many the data set holds
 */
record SheetRows(List<Row> rows, int shown, int total) {
    /**
     * One row.
     *
     * @param name of the class, or empty in a grid
     * @param size how many samples the class has in the data set
     * @param samples those that are shown
     */
    record Row(String name, int size, List<Sample> samples) {}

    private static final String UNLABELLED = "no label";

    static SheetRows perClass(FerDataset data, int columns, long seed) {
        Map<String, List<Sample>> classes = new LinkedHashMap<>();
        data.labels().forEach(emotion -> classes.put(emotion.name(), new ArrayList<>()));
        for (Sample sample : data.shuffled(seed)) {
            String name = label(sample).map(Emotion::name).orElse(UNLABELLED);
            classes.computeIfAbsent(name, key -> new ArrayList<>()).add(sample);
        }
        List<Row> rows = new ArrayList<>();
        classes.forEach((name, samples) ->
                rows.add(new Row(name, samples.size(), samples.subList(0, Math.min(columns, samples.size())))));
        return of(rows, data);
    }

    static SheetRows grid(FerDataset data, int rowCount, int columns, long seed) {
        List<Sample> samples =
                data.shuffled(seed).take(Math.multiplyExact(rowCount, columns)).samples();
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += columns) {
            rows.add(new Row("", 0, samples.subList(from, Math.min(samples.size(), from + columns))));
        }
        return of(rows, data);
    }

    private static SheetRows of(List<Row> rows, FerDataset data) {
        return new SheetRows(
                rows, rows.stream().mapToInt(row -> row.samples.size()).sum(), data.size());
    }

    boolean named() {
        return rows.stream().anyMatch(row -> !row.name.isEmpty());
    }

    boolean anyVotes() {
        return rows.stream()
                .flatMap(row -> row.samples.stream())
                .anyMatch(sample -> sample.votes().isPresent());
    }

    static Optional<Emotion> label(Sample sample) {
        return sample.label().or(() -> sample.target().map(Scores::top));
    }
}
