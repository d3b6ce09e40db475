package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.UnreadableSample;
import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.metric.ClassMetrics;
import io.github.fer4j.eval.uncertainty.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** An evaluation as aligned plain text: the headline figures, the classes, the confusion matrix. */
public final class TextReport {
    private static final String UNDEFINED = "-";
    /** So many unreadable samples are named; the rest are counted. */
    private static final int NAMED = 10;

    private TextReport() {}

    /**
     * The report.
     *
     * @param evaluation what to report
     * @return lines of text; what is not defined is a dash
     */
    public static String of(Evaluation evaluation) {
        return String.join(
                System.lineSeparator(),
                evaluation.name() + ": " + evaluation.samples() + " samples of "
                        + evaluation.labels().size() + " classes",
                headline(evaluation) + notes(evaluation) + SeenReport.text(evaluation),
                "Classes",
                classes(evaluation),
                "Confusion (row: truth, column: predicted)",
                confusion(evaluation));
    }

    private static String headline(Evaluation evaluation) {
        List<Interval> intervals = Headline.intervals(evaluation);
        TextTable table = new TextTable()
                .row("accuracy", percent(evaluation.accuracy()), interval(intervals.get(0)))
                .row("UAR", percent(evaluation.uar()), interval(intervals.get(1)))
                .row("macro F1", percent(evaluation.macroF1()))
                .row("weighted F1", percent(evaluation.weightedF1()));
        if (evaluation.labels().size() > Headline.GUESSES) {
            table.row("top " + Headline.GUESSES, percent(evaluation.topK(Headline.GUESSES)));
        }
        return table.row("Cohen's kappa", number(evaluation.kappa()))
                .row("MCC", number(evaluation.matthews()))
                .row("macro AUC", number(evaluation.auc()))
                .row("ECE, " + Calibration.USUAL_BINS + " bins", percent(evaluation.ece()))
                .row("class-wise ECE", percent(evaluation.classWiseEce()))
                .row("log loss", number(evaluation.logLoss()))
                .row("Brier score", number(evaluation.brier()))
                .toString();
    }

    private static String interval(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.2f to %.2f %% (%.0f %% bootstrap interval)",
                100 * interval.lower(),
                100 * interval.upper(),
                100 * interval.level());
    }

    private static String notes(Evaluation evaluation) {
        StringBuilder notes = new StringBuilder();
        note(notes, "Not in UAR and AUC, because no samples are of: ", evaluation.absent());
        note(notes, "Never predicted: ", evaluation.confusion().neverPredicted());
        List<UnreadableSample> unreadable = evaluation.unreadable();
        if (!unreadable.isEmpty()) {
            notes.append("  Not counted, unreadable: ")
                    .append(unreadable.size())
                    .append(System.lineSeparator());
            unreadable.stream()
                    .limit(NAMED)
                    .forEach(u -> notes.append("    ")
                            .append(u.id())
                            .append(": ")
                            .append(u.reason())
                            .append(System.lineSeparator()));
            if (unreadable.size() > NAMED) {
                notes.append("    and ")
                        .append(unreadable.size() - NAMED)
                        .append(" more")
                        .append(System.lineSeparator());
            }
        }
        return notes.toString();
    }

    private static void note(StringBuilder notes, String what, List<Emotion> emotions) {
        if (!emotions.isEmpty()) {
            String names = emotions.stream().map(Emotion::name).collect(Collectors.joining(", "));
            notes.append("  ").append(what).append(names).append(System.lineSeparator());
        }
    }

    private static String classes(Evaluation evaluation) {
        TextTable table = new TextTable().row("", "precision", "recall", "F1", "n", "predicted");
        for (ClassMetrics metrics : evaluation.classes()) {
            table.row(
                    metrics.emotion().name(),
                    percent(metrics.precision()),
                    percent(metrics.recall()),
                    percent(metrics.f1()),
                    Integer.toString(metrics.support()),
                    Integer.toString(metrics.predictions()));
        }
        return table.toString();
    }

    private static String confusion(Evaluation evaluation) {
        TextTable table = new TextTable();
        List<String> header = new ArrayList<>(List.of(""));
        evaluation.labels().forEach(emotion -> header.add(emotion.name()));
        table.row(header);
        for (Emotion truth : evaluation.labels()) {
            List<String> row = new ArrayList<>(List.of(truth.name()));
            for (Emotion predicted : evaluation.labels()) {
                row.add(Integer.toString(evaluation.confusion().truth(truth).predicted(predicted)));
            }
            table.row(row);
        }
        return table.toString();
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : UNDEFINED;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String number(OptionalDouble figure) {
        return figure.isPresent() ? number(figure.getAsDouble()) : UNDEFINED;
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, "%.4f", figure);
    }
}
