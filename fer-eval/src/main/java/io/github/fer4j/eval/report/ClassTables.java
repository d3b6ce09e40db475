package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.plot.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of classes, and how they are taken for each other. */
final class ClassTables {
    private ClassTables() {}

    static Section classes(ReportContent content) {
        return Section.of("classes", "Classes", table(content));
    }

    static Block.Table table(ReportContent content) {
        Evaluation evaluation = content.evaluation();
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < evaluation.labels().size(); k++) {
            String place = "classes." + k + ".";
            rows.add(List.of(
                    Cell.words(evaluation.labels().get(k).name()),
                    Cell.percent(place + "precision"),
                    Cell.percent(place + "recall"),
                    Cell.percent(place + "f1"),
                    Cell.count(place + "support"),
                    Cell.count(place + "predictions"),
                    Cell.number(place + "auc"),
                    Cell.number(place + "averagePrecision")));
        }
        return new Block.Table(
                "Each class. Samples: that are of it; predicted: that were taken for it; AUC and average precision: against"
                        + " the rest.",
                List.of("class", "precision", "recall", "F1", "samples", "predicted", "AUC", "average precision"),
                rows);
    }

    static Section confusion(ReportContent content, Figures figures, Map<String, Plot> plots) {
        Evaluation evaluation = content.evaluation();
        return Section.of(
                        "confusion",
                        "Confusion",
                        matrix(
                                "Counts. Rows: truth; columns: what samples were taken for.",
                                evaluation,
                                figures,
                                "confusion.counts",
                                Cell.Unit.COUNT),
                        matrix(
                                "Shares of the true class: rows sum to 100 %.",
                                evaluation, figures, "confusion.sharesOfTruth", Cell.Unit.PERCENT))
                .with(ReportSections.drawings(plots, ReportPlots.CONFUSION));
    }

    private static Block.Table matrix(
            String caption, Evaluation evaluation, Figures figures, String place, Cell.Unit unit) {
        List<String> columns = new ArrayList<>(List.of("truth"));
        evaluation.labels().forEach(emotion -> columns.add(emotion.name()));
        List<List<Cell>> rows = new ArrayList<>();
        for (int t = 0; t < evaluation.labels().size(); t++) {
            Emotion truth = evaluation.labels().get(t);
            List<Cell> row = new ArrayList<>(List.of(Cell.words(truth.name())));
            for (int p = 0; p < evaluation.labels().size(); p++) {
                String share = "confusion.sharesOfTruth." + t + "." + p;
                row.add(new Cell.Shaded(
                        new Cell.Figure(place + "." + t + "." + p, unit),
                        figures.has(share) ? figures.value(share) : 0));
            }
            rows.add(row);
        }
        return new Block.Table(caption, columns, rows);
    }

    static Section calibration(ReportContent content, Map<String, Plot> plots) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Calibration.Bin> bins = content.evaluation().calibration().bins();
        for (int b = 0; b < bins.size(); b++) {
            if (bins.get(b).count() > 0) {
                String place = "calibration." + b + ".";
                rows.add(List.of(
                        Cell.words(String.format(
                                Locale.ROOT,
                                "%.1f to %.1f %%",
                                100 * bins.get(b).lower(),
                                100 * bins.get(b).upper())),
                        Cell.count(place + "samples"),
                        Cell.percent(place + "meanConfidence"),
                        Cell.percent(place + "accuracy")));
            }
        }
        return new Section(
                        "calibration",
                        "Calibration",
                        List.of(Block.text(
                                Cell.words(
                                        "Whether the model is right as often as it says. The expected calibration error is "),
                                Cell.percent("ece"),
                                Cell.words("."))))
                .with(ReportSections.drawings(plots, ReportPlots.RELIABILITY))
                .with(List.of(new Block.Table(
                        "The bins of the reliability diagram; those without samples are left out.",
                        List.of("confidence", "samples", "mean confidence", "accuracy"),
                        rows)));
    }
}
