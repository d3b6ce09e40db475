package io.github.fer4j.eval.study;

import io.github.fer4j.eval.uncertainty.SeedSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link NoiseRobustnessStudy} gave.
 *
 * @param methods their names
 * @param rates the noise rates, ascending
 * @param cells at {@code method}, {@code rate} and {@code seed}, with accuracy, UAR and macro F1
 */
public record NoiseTable(List<String> methods, List<Double> rates, StudyCells cells) {
    static final String METHOD = "method";
    static final String RATE = "rate";

    /** Copies the lists. */
    public NoiseTable {
        methods = List.copyOf(methods);
        rates = List.copyOf(rates);
    }

    /**
     * A figure of a method at a noise rate, over the seeds.
     *
     * @param method its name
     * @param rate one of the rates
     * @param figure {@code accuracy}, {@code UAR} or {@code macro F1}
     * @return mean and deviation; empty where nothing is done or all failed
     */
    public Optional<SeedSummary> of(String method, double rate, String figure) {
        return cells.summary(figure, Map.of(METHOD, method, RATE, Double.toString(rate)));
    }

    /** A table of accuracy and one of UAR, in per cent: a row for each method, a column for each rate. */
    public String toMarkdown() {
        return "Accuracy (%) by noise rate\n\n" + table(Figures.ACCURACY) + "\nUAR (%) by noise rate\n\n"
                + table(Figures.UAR) + cells.failureNotes();
    }

    private String table(String figure) {
        List<String> header = new ArrayList<>(List.of(METHOD));
        rates.forEach(rate -> header.add(rate.toString()));
        Markdown table = new Markdown(header);
        for (String method : methods) {
            List<String> row = new ArrayList<>(List.of(method));
            rates.forEach(rate -> row.add(Figures.write(of(method, rate, figure))));
            table.row(row);
        }
        return table.toString();
    }

    /** All cells; see {@link StudyCells#toCsv}. */
    public String toCsv() {
        return cells.toCsv();
    }
}
