package io.github.fer4j.eval.study;

import io.github.fer4j.eval.uncertainty.SeedSummary;
import io.github.fer4j.format.CsvLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that a study gave, cell by cell.
 *
 * @param cells those that are done, in the order in which the study does them
 * @param planned how many the study has; more than the cells where it was stopped
 */
public record StudyCells(List<StudyCell> cells, int planned) {
    /** The axis of the seeds, which every study has. */
    static final String SEED = "seed";

    /** Copies the list. */
    public StudyCells {
        cells = List.copyOf(cells);
    }

    /** Whether no cell is missing. */
    public boolean isComplete() {
        return cells.size() == planned;
    }

    /** The cells that failed. */
    public List<StudyCell> failures() {
        return cells.stream().filter(StudyCell::failed).toList();
    }

    /**
     * Mean and deviation of a figure over cells, such as over seeds.
     *
     * @param figure its name
     * @param at the places that the cells have in common, such as {@code train} to {@code FER-2013}
     * @return over the cells there that have the figure; empty if there are none
     */
    public Optional<SeedSummary> summary(String figure, Map<String, String> at) {
        double[] values = cells.stream()
                .filter(cell -> cell.isAt(at) && cell.figures().containsKey(figure))
                .mapToDouble(cell -> cell.figures().get(figure))
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(SeedSummary.of(figure, values));
    }

    /**
     * A line of names, then a line for each cell: its places, why it failed, and its figures at full precision. Fields are
     * separated by commas and quoted where need be (RFC 4180); figures that a cell does not have are empty.
     */
    public String toCsv() {
        Set<String> axes = names(cells, StudyCell::at);
        Set<String> figures = figureNames();
        List<String> head = new ArrayList<>(axes);
        head.add("failure");
        head.addAll(figures);
        StringBuilder csv = new StringBuilder(CsvLine.of(head));
        for (StudyCell cell : cells) {
            List<String> fields = new ArrayList<>();
            axes.forEach(axis -> fields.add(cell.at().getOrDefault(axis, "")));
            fields.add(cell.failure().orElse(""));
            for (String figure : figures) {
                Double value = cell.figures().get(figure);
                fields.add(value == null ? "" : value.toString());
            }
            csv.append(CsvLine.of(fields));
        }
        return csv.toString();
    }

    /** What tables in Markdown say below of cells that are missing: those that failed, and how many were not done. */
    String failureNotes() {
        StringBuilder notes = new StringBuilder();
        for (StudyCell cell : failures()) {
            String places = cell.at().entrySet().stream()
                    .map(place -> place.getKey() + " " + place.getValue())
                    .collect(Collectors.joining(", "));
            notes.append("- failed: ")
                    .append(places)
                    .append(": ")
                    .append(cell.failure().orElseThrow().replaceAll("\\R", " "))
                    .append('\n');
        }
        if (!isComplete()) {
            notes.append("- not done: ")
                    .append(planned - cells.size())
                    .append(" of ")
                    .append(planned)
                    .append(" cells\n");
        }
        return notes.isEmpty() ? "" : "\n" + notes;
    }

    /** The names of all figures, in the order in which cells first have them. */
    Set<String> figureNames() {
        return names(cells, StudyCell::figures);
    }

    private static Set<String> names(List<StudyCell> cells, Function<StudyCell, Map<String, ?>> part) {
        return cells.stream()
                .flatMap(cell -> part.apply(cell).keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
