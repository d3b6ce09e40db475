package io.github.fer4j.models.study;

import io.github.fer4j.format.CsvLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a study gave, run by run.
 *
 * @param rows in the order of the settings, and of the seeds within each
 * @param planned how many runs the study has; more than the rows where it was cancelled
 */
public record StudyTable(List<StudyRow> rows, int planned) {
    /** Copies the rows. */
    public StudyTable {
        rows = List.copyOf(rows);
    }

    /** The settings' names, in order. */
    public List<String> settings() {
        return rows.stream().map(StudyRow::setting).distinct().toList();
    }

    /**
     * Mean and deviation over the seeds.
     *
     * @param setting a name
     * @return figure to summary, over the runs that did not fail; empty where all failed
     */
    public Map<String, Summary> summary(String setting) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.setting().equals(setting) && !row.failed())
                .forEach(row -> row.figures()
                        .forEach((figure, value) -> values.computeIfAbsent(figure, name -> new ArrayList<>())
                                .add(value)));
        Map<String, Summary> summaries = new LinkedHashMap<>();
        values.forEach((figure, list) -> summaries.put(figure, Summary.of(list)));
        return summaries;
    }

    /**
     * Mean and deviation of a figure over runs.
     *
     * @param runs how many, at least 1
     * @param mean of the runs
     * @param deviation the sample standard deviation, with n - 1; 0 for one run
     */
    public record Summary(int runs, double mean, double deviation) {
        static Summary of(Collection<Double> values) {
            int n = values.size();
            double mean = values.stream().mapToDouble(v -> v).sum() / n;
            double squares =
                    values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            return new Summary(n, mean, n == 1 ? 0 : Math.sqrt(squares / (n - 1)));
        }
    }

    /**
     * A table of the settings, in Markdown: a row each, with the mean of each figure, plus or minus the deviation where there
     * are several runs.
     *
     * @param format how a number is written, such as {@code v -> "%.1f".formatted(100 * v)}
     * @return lines
     */
    public String toMarkdown(Function<Double, String> format) {
        Set<String> figures = rows.stream()
                .flatMap(row -> row.figures().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        StringBuilder table = new StringBuilder("| setting | runs |");
        figures.forEach(figure -> table.append(' ').append(figure).append(" |"));
        table.append("\n| --- | --- |").append(" --- |".repeat(figures.size())).append('\n');
        for (String setting : settings()) {
            Map<String, Summary> summary = summary(setting);
            List<StudyRow> runs =
                    rows.stream().filter(row -> row.setting().equals(setting)).toList();
            long failed = runs.stream().filter(StudyRow::failed).count();
            table.append("| ")
                    .append(setting)
                    .append(" | ")
                    .append(runs.size() - failed)
                    .append(failed == 0 ? "" : " (" + failed + " failed)")
                    .append(" |");
            for (String figure : figures) {
                Summary cell = summary.get(figure);
                table.append(' ')
                        .append(cell == null ? "" : write(cell, format))
                        .append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String write(Summary summary, Function<Double, String> format) {
        return format.apply(summary.mean()) + (summary.runs() == 1 ? "" : " ± " + format.apply(summary.deviation()));
    }

    /** A line of names, then a line for each run, fields separated by commas; names with commas or quotes are quoted. */
    public String toCsv() {
        Set<String> figures = rows.stream()
                .flatMap(row -> row.figures().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> head = new ArrayList<>(List.of("setting", "seed", "failure"));
        head.addAll(figures);
        StringBuilder csv = new StringBuilder(CsvLine.of(head));
        for (StudyRow row : rows) {
            List<String> fields = new ArrayList<>(
                    List.of(row.setting(), Long.toString(row.seed()), row.failed() ? row.failure() : ""));
            for (String figure : figures) {
                Double value = row.figures().get(figure);
                fields.add(value == null ? "" : String.format(Locale.ROOT, "%.6f", value));
            }
            csv.append(CsvLine.of(fields));
        }
        return csv.toString();
    }
}
