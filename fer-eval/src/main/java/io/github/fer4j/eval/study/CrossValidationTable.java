package io.github.fer4j.eval.study;

import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.uncertainty.SeedSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link SubjectCrossValidation} gave.
 *
 * @param folds their names
 * @param cells at {@code fold} and {@code seed}, with accuracy, UAR and macro F1
 * @param pooled for each seed of which all folds are done, the evaluation over the predictions of all folds; without targets,
 *     valence and arousal
 */
public record CrossValidationTable(List<String> folds, StudyCells cells, Map<Long, Evaluation> pooled) {
    static final String FOLD = "fold";

    /** Copies the list and the map. */
    public CrossValidationTable {
        folds = List.copyOf(folds);
        pooled = Collections.unmodifiableMap(new LinkedHashMap<>(pooled));
    }

    /**
     * Mean and deviation of a figure over all folds, and all seeds. Folds count the same, however many samples they have.
     *
     * @param figure {@code accuracy}, {@code UAR} or {@code macro F1}
     * @return the summary; empty where nothing is done or all failed
     */
    public Optional<SeedSummary> overFolds(String figure) {
        return cells.summary(figure, Map.of());
    }

    /**
     * A figure of one fold, over the seeds.
     *
     * @param fold its name
     * @param figure {@code accuracy}, {@code UAR} or {@code macro F1}
     * @return mean and deviation; empty where nothing is done or all failed
     */
    public Optional<SeedSummary> of(String fold, String figure) {
        return cells.summary(figure, Map.of(FOLD, fold));
    }

    /** A row for each fold, one for mean and deviation over folds, and one for the predictions of all folds as one. */
    public String toMarkdown() {
        List<String> header = new ArrayList<>(List.of(FOLD));
        Figures.HEADLINE.forEach(figure -> header.add(Figures.header(figure)));
        Markdown table = new Markdown(header);
        for (String fold : folds) {
            List<String> row = new ArrayList<>(List.of(fold));
            Figures.HEADLINE.forEach(figure -> row.add(Figures.write(of(fold, figure))));
            table.row(row);
        }
        List<String> mean = new ArrayList<>(List.of("mean over folds"));
        Figures.HEADLINE.forEach(figure -> mean.add(Figures.write(overFolds(figure))));
        table.row(mean);
        if (!pooled.isEmpty()) {
            List<String> all = new ArrayList<>(List.of("pooled"));
            Figures.HEADLINE.forEach(figure -> all.add(Figures.write(Optional.of(SeedSummary.of(
                    figure,
                    pooled.values().stream()
                            .mapToDouble(
                                    evaluation -> Figures.ofChanged(evaluation).get(figure))
                            .toArray())))));
            table.row(all);
        }
        return table + cells.failureNotes();
    }

    /** The cells of all folds; see {@link StudyCells#toCsv}. */
    public String toCsv() {
        return cells.toCsv();
    }
}
