package io.github.fer4j.eval;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.eval.metric.Accuracy;
import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.metric.ClassMetrics;
import io.github.fer4j.eval.metric.ConfusionMatrix;
import io.github.fer4j.eval.metric.LogLoss;
import io.github.fer4j.eval.metric.MacroF1;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.UnweightedAverageRecall;
import io.github.fer4j.eval.metric.WeightedF1;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an evaluation found: every figure, the predictions behind them, and what could not be evaluated. Immutable; made by
 * {@link Evaluator}; holds at least one prediction.
 */
public final class Evaluation {
    private final String name;
    private final LabelSet labels;
    private final List<Prediction> predictions;
    private final List<UnreadableSample> unreadable;
    private final ConfusionMatrix confusion;
    private final Calibration calibration;
    private final double logLoss;

    private Evaluation(String name, LabelSet labels, List<Prediction> predictions, List<UnreadableSample> unreadable) {
        this.name = name;
        this.labels = labels;
        this.predictions = predictions;
        this.unreadable = unreadable;
        this.confusion = ConfusionMatrix.of(labels, predictions);
        this.calibration = Calibration.of(predictions);
        this.logLoss = LogLoss.of(predictions);
    }

    static Evaluation of(
            String name, LabelSet labels, List<Prediction> predictions, List<UnreadableSample> unreadable) {
        Objects.requireNonNull(name, "name");
        if (predictions.isEmpty()) {
            throw new InvalidArgumentException("an evaluation needs at least one prediction, got none for " + name);
        }
        requireSameLabels(name, labels, predictions);
        return new Evaluation(name, labels, List.copyOf(predictions), List.copyOf(unreadable));
    }

    private static void requireSameLabels(String name, LabelSet labels, List<Prediction> predictions) {
        // Predictions of one classifier share one label set: compare by identity, and in full only when it changes.
        LabelSet checked = labels;
        for (Prediction prediction : predictions) {
            LabelSet theirs = prediction.scores().labels();
            if (theirs != checked) {
                SameLabels.require("the prediction of " + prediction.id(), theirs, name, labels);
                checked = theirs;
            }
        }
    }

    /** What reports call the data. */
    public String name() {
        return name;
    }

    /** The classes, in the order of tables. */
    public LabelSet labels() {
        return labels;
    }

    /** n: the number of samples that the figures are over, at least 1. */
    public int samples() {
        return predictions.size();
    }

    /** What the figures are over, in the order of the data; the list cannot be changed. */
    public List<Prediction> predictions() {
        return predictions;
    }

    /** The samples that count in no figure because their images could not be read; the list cannot be changed. */
    public List<UnreadableSample> unreadable() {
        return unreadable;
    }

    /** The share of samples that were taken for what they are; see {@link Accuracy}. */
    public double accuracy() {
        return Accuracy.of(confusion);
    }

    /** The mean recall of the classes that have samples; see {@link UnweightedAverageRecall} and {@link #absent}. */
    public double uar() {
        return UnweightedAverageRecall.of(confusion);
    }

    /** The mean F1 of the classes that were seen or predicted; see {@link MacroF1}. */
    public double macroF1() {
        return MacroF1.of(confusion);
    }

    /** The mean F1 by the classes' shares of the samples; see {@link WeightedF1}. */
    public double weightedF1() {
        return WeightedF1.of(confusion);
    }

    /** The mean surprise at the truth, in nats; see {@link LogLoss}. */
    public double logLoss() {
        return logLoss;
    }

    /** The expected calibration error over {@value Calibration#USUAL_BINS} bins; see {@link Calibration}. */
    public double ece() {
        return calibration.expectedError();
    }

    /** The bins behind {@link #ece}: the reliability diagram. */
    public Calibration calibration() {
        return calibration;
    }

    /** How often each emotion was taken for each. */
    public ConfusionMatrix confusion() {
        return confusion;
    }

    /** The classes of which the data hold no samples: they are left out of {@link #uar}. */
    public List<Emotion> absent() {
        return confusion.absent();
    }

    /** The figures of each class, in the order of the labels. */
    public List<ClassMetrics> classes() {
        return labels.emotions().stream().map(this::of).toList();
    }

    /**
     * The figures of a class.
     *
     * @param emotion one of the labels
     * @return its figures
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public ClassMetrics of(Emotion emotion) {
        return ClassMetrics.of(confusion, emotion);
    }

    /**
     * Of the samples that were taken for a class, the share that is of it.
     *
     * @param emotion one of the labels
     * @return in [0, 1]; empty if none was taken for it
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public OptionalDouble precision(Emotion emotion) {
        return of(emotion).precision();
    }

    /**
     * Of the samples of a class, the share that was taken for it.
     *
     * @param emotion one of the labels
     * @return in [0, 1]; empty if there are none
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public OptionalDouble recall(Emotion emotion) {
        return of(emotion).recall();
    }

    /**
     * The harmonic mean of precision and recall.
     *
     * @param emotion one of the labels
     * @return in [0, 1]; empty if there are no samples of it and none was taken for it
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public OptionalDouble f1(Emotion emotion) {
        return of(emotion).f1();
    }

    /**
     * The number of samples of a class.
     *
     * @param emotion one of the labels
     * @return the count
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public int support(Emotion emotion) {
        return of(emotion).support();
    }

    /**
     * The evaluation of some of the samples, such as those of one person.
     *
     * @param keep which
     * @return the evaluation of the predictions that pass; the unreadable samples stay
     * @throws InvalidArgumentException if none is left
     */
    public Evaluation filter(Predicate<Prediction> keep) {
        return of(name, labels, predictions.stream().filter(keep).toList(), unreadable);
    }

    /**
     * The evaluation without some samples, such as those that the training data hold too.
     *
     * @param sampleIds what to leave out; those that are not here do no harm, so that one list of duplicates serves all
     *     splits
     * @return the evaluation of the others
     * @throws InvalidArgumentException if none is left
     */
    public Evaluation without(Set<String> sampleIds) {
        return of(
                name,
                labels,
                predictions.stream().filter(p -> !sampleIds.contains(p.id())).toList(),
                unreadable.stream().filter(u -> !sampleIds.contains(u.id())).toList());
    }

    /**
     * This evaluation under another name, such as {@code FER-2013 test without duplicates}.
     *
     * @param newName what reports call the data
     * @return the same figures
     */
    public Evaluation named(String newName) {
        return of(newName, labels, predictions, unreadable);
    }

    /** Such as {@code FER-2013: accuracy 66.57 %, UAR 65.90 %, n 3589}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s: accuracy %.2f %%, UAR %.2f %%, n %d", name, 100 * accuracy(), 100 * uar(), samples());
    }
}
