package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.SeenSamples;
import io.github.fer4j.eval.metric.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures over all samples. */
final class HeadlineTables {
    /**
     * A figure of the headline.
     *
     * @param path its place in the JSON, and that of its interval below {@code intervals}
     */
    private record Row(String name, String path, Cell.Unit unit, String meaning) {}

    private static final List<Row> ROWS = List.of(
            new Row("accuracy", "accuracy", Cell.Unit.PERCENT, "share of samples taken for what they are"),
            new Row("UAR (balanced accuracy)", "uar", Cell.Unit.PERCENT, "mean recall of the classes"),
            new Row("macro F1", "macroF1", Cell.Unit.PERCENT, "mean F1 of the classes"),
            new Row("weighted F1", "weightedF1", Cell.Unit.PERCENT, "mean F1 by the classes' shares"),
            new Row("top 2", "top2", Cell.Unit.PERCENT, "truth among the two most probable classes"),
            new Row("Cohen's kappa", "kappa", Cell.Unit.NUMBER, "agreement beyond chance; 1 is perfect, 0 chance"),
            new Row("Matthews' correlation", "mcc", Cell.Unit.NUMBER, "1 is perfect, 0 chance"),
            new Row("macro AUC", "macroAuc", Cell.Unit.NUMBER, "mean area under the ROC curves; 0.5 is chance"),
            new Row("ECE", "ece", Cell.Unit.PERCENT, "mean gap of confidence and accuracy; lower is better"),
            new Row("class-wise ECE", "classWiseEce", Cell.Unit.PERCENT, "the same of every class's probability"),
            new Row("log loss", "logLoss", Cell.Unit.NUMBER, "surprise at the truth in nats; lower is better"),
            new Row(
                    "Brier score",
                    "brier",
                    Cell.Unit.NUMBER,
                    "squared distance from the truth, 0 to 2; lower is better"));

    private HeadlineTables() {}

    static Section headline(ReportContent content, Figures figures) {
        Evaluation evaluation = content.evaluation();
        List<List<Cell>> rows = new ArrayList<>();
        for (Row row : ROWS) {
            if (row.path().equals("top2") && evaluation.labels().size() <= Headline.GUESSES) {
                continue; // two guesses of two classes are always right
            }
            Cell interval = figures.root().get("intervals").has(row.path())
                    ? new Cell.Range(end(row, "lower"), end(row, "upper"))
                    : Cell.words("");
            rows.add(List.of(
                    Cell.words(row.name()),
                    new Cell.Figure(row.path(), row.unit()),
                    interval,
                    Cell.words(row.meaning())));
        }
        return Section.of("headline", "Figures", Block.text(samples(evaluation)))
                .with(notes(evaluation))
                .with(List.of(new Block.Table(
                        "Figures over all samples. Intervals: " + intervals(content, figures)
                                + ", for the chance in the samples, not that in the training. ECE is over "
                                + Calibration.USUAL_BINS + " bins.",
                        List.of("figure", "value", "interval", "meaning"),
                        rows)));
    }

    private static Cell.Figure end(Row row, String end) {
        return new Cell.Figure("intervals." + row.path() + "." + end, row.unit());
    }

    /** Such as {@code 95 % by the bootstrap, 1000 resamples, seed 1}. */
    private static String intervals(ReportContent content, Figures figures) {
        double level = figures.root().at("/intervals/accuracy/level").asDouble();
        return String.format(Locale.ROOT, "%.4g", 100 * level).replaceAll("\\.?0+$", "") + " % by the bootstrap, "
                + content.bootstrap();
    }

    private static Cell[] samples(Evaluation evaluation) {
        return new Cell[] {
            Cell.count("samples"),
            Cell.words(" samples of " + evaluation.labels().size() + " classes: "
                    + names(evaluation.labels().emotions()) + ".")
        };
    }

    /** What the figures do not count. */
    static List<Block> notes(Evaluation evaluation) {
        List<Block> notes = new ArrayList<>();
        if (!evaluation.absent().isEmpty()) {
            notes.add(Block.note("No samples are of " + names(evaluation.absent())
                    + ": UAR and AUC are over the other classes, and recall of these is not defined."));
        }
        if (!evaluation.confusion().neverPredicted().isEmpty()) {
            notes.add(Block.note("Nothing was taken for "
                    + names(evaluation.confusion().neverPredicted()) + ": precision of these is not defined."));
        }
        if (!evaluation.unreadable().isEmpty()) {
            notes.add(Block.note(
                    Cell.count("unreadableCount"),
                    Cell.words(" more samples count in no figure, because their images could not be read.")));
        }
        notes.addAll(seen(evaluation.seen()));
        return notes;
    }

    /** What is known of samples that the model had seen. */
    private static List<Block> seen(SeenSamples seen) {
        if (seen.knowledge() == SeenSamples.Knowledge.NONE) {
            return List.of(Block.text("Whether the model had seen these samples is not known:"
                    + " it keeps no list of the images that it learned from."));
        }
        List<Block> notes = new ArrayList<>();
        if (!seen.learned().isEmpty()) {
            notes.add(Block.note("The model learned from some of these samples, as they are in its training data too;"
                    + " figures without them are below."));
        }
        if (!seen.validated().isEmpty()) {
            notes.add(Block.note("The model was chosen on some of these samples: these are no test figures."));
        }
        if (seen.knowledge() == SeenSamples.Knowledge.SOME) {
            notes.add(Block.text("What the model saw is known only in part: it may have seen more of the samples."));
        } else if (seen.isEmpty()) {
            notes.add(Block.text("The model had seen none of these samples, by its list of the images that it saw."));
        }
        return notes;
    }

    static String names(List<Emotion> emotions) {
        return emotions.stream().map(Emotion::name).collect(Collectors.joining(", "));
    }
}
