package io.github.fer4j.eval.study;

import io.github.fer4j.eval.uncertainty.SeedSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a {@link CrossDatasetStudy} gave.
 *
 * @param dataSets their names, in the order of rows and columns
 * @param cells at {@code train}, {@code test} and {@code seed}, with accuracy, UAR and macro F1
 */
public record CrossDatasetTable(List<String> dataSets, StudyCells cells) {
    static final String TRAIN = "train";
    static final String TEST = "test";

    /** Copies the names. */
    public CrossDatasetTable {
        dataSets = List.copyOf(dataSets);
    }

    /**
     * A figure of a pair, over the seeds.
     *
     * @param train the data set that was learned from
     * @param test the one that was tested on
     * @param figure {@code accuracy}, {@code UAR} or {@code macro F1}
     * @return mean and deviation; empty where nothing is done or all failed
     */
    public Optional<SeedSummary> of(String train, String test, String figure) {
        return cells.summary(figure, Map.of(TRAIN, train, TEST, test));
    }

    /**
     * The mean over data sets of a figure on their own test part.
     *
     * @param figure {@code accuracy}, {@code UAR} or {@code macro F1}
     * @return the mean of the diagonal, as far as it is done; empty if nothing is
     */
    public OptionalDouble within(String figure) {
        return mean(figure, true);
    }

    /**
     * The mean over all pairs of different data sets. How far it lies below {@link #within} is what does not carry over.
     *
     * @param figure {@code accuracy}, {@code UAR} or {@code macro F1}
     * @return the mean beside the diagonal, as far as it is done; empty if nothing is
     */
    public OptionalDouble across(String figure) {
        return mean(figure, false);
    }

    private OptionalDouble mean(String figure, boolean own) {
        return dataSets.stream()
                .flatMap(train -> dataSets.stream()
                        .filter(test -> train.equals(test) == own)
                        .flatMap(test -> of(train, test, figure).stream()))
                .mapToDouble(SeedSummary::mean)
                .average();
    }

    /** A matrix of accuracy and one of UAR, in per cent: a row for each training, a column for each test. */
    public String toMarkdown() {
        return "Accuracy (%), row: trained on, column: tested on\n\n" + matrix(Figures.ACCURACY)
                + "\nUAR (%), row: trained on, column: tested on\n\n" + matrix(Figures.UAR) + cells.failureNotes();
    }

    private String matrix(String figure) {
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(dataSets);
        Markdown table = new Markdown(header);
        for (String train : dataSets) {
            List<String> row = new ArrayList<>(List.of(train));
            dataSets.forEach(test -> row.add(Figures.write(of(train, test, figure))));
            table.row(row);
        }
        return table.toString();
    }

    /** All cells; see {@link StudyCells#toCsv}. */
    public String toCsv() {
        return cells.toCsv();
    }
}
