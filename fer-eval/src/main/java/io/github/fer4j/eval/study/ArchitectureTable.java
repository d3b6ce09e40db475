package io.github.fer4j.eval.study;

import io.github.fer4j.eval.uncertainty.SeedSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an {@link ArchitectureStudy} gave.
 *
 * @param nets their names
 * @param cells at {@code net} and {@code seed}, with accuracy, UAR, macro F1, corrupted accuracy, seconds, images/s and
 *     parameters
 */
public record ArchitectureTable(List<String> nets, StudyCells cells) {
    static final String NET = "net";

    /** Copies the names. */
    public ArchitectureTable {
        nets = List.copyOf(nets);
    }

    /**
     * A figure of a net, over the seeds.
     *
     * @param net its name
     * @param figure {@code accuracy}, {@code UAR}, {@code macro F1}, {@code corrupted accuracy}, {@code seconds}, {@code
     *     images/s} or {@code parameters}
     * @return mean and deviation; empty where it is not done or not measured
     */
    public Optional<SeedSummary> of(String net, String figure) {
        return cells.summary(figure, Map.of(NET, net));
    }

    /** A row for each net, a column for each figure. */
    public String toMarkdown() {
        List<String> figures = List.copyOf(cells.figureNames());
        List<String> header = new ArrayList<>(List.of(NET));
        figures.forEach(figure -> header.add(Figures.header(figure)));
        Markdown table = new Markdown(header);
        for (String net : nets) {
            List<String> row = new ArrayList<>(List.of(net));
            figures.forEach(figure -> row.add(Figures.write(of(net, figure))));
            table.row(row);
        }
        return table + cells.failureNotes();
    }

    /** All cells; see {@link StudyCells#toCsv}. */
    public String toCsv() {
        return cells.toCsv();
    }
}
