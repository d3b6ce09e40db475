package io.github.fer4j.eval;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.eval.metric.Accuracy;
import io.github.fer4j.eval.metric.BrierScore;
import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.metric.ClassMetrics;
import io.github.fer4j.eval.metric.ClassWiseCalibration;
import io.github.fer4j.eval.metric.CohensKappa;
import io.github.fer4j.eval.metric.ConfusionMatrix;
import io.github.fer4j.eval.metric.LogLoss;
import io.github.fer4j.eval.metric.MacroF1;
import io.github.fer4j.eval.metric.MatthewsCorrelation;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.eval.metric.RocAuc;
import io.github.fer4j.eval.metric.TopKAccuracy;
import io.github.fer4j.eval.metric.UnweightedAverageRecall;
import io.github.fer4j.eval.metric.WeightedF1;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an evaluation found: the headline figures, the predictions behind them, and what could not be evaluated. Other figures are
 * worked out by the classes of {@link io.github.fer4j.eval.metric} from its {@link #table}. Immutable; made by {@link
 * Evaluator}; holds at least one prediction.
 */
public final class Evaluation {
    private final String name;
    private final PredictionTable table;
    private final List<UnreadableSample> unreadable;
    private final SeenSamples seen;
    private final ConfusionMatrix confusion;
    private final Calibration calibration;

    private Evaluation(String name, PredictionTable table, List<UnreadableSample> unreadable, SeenSamples seen) {
        this.name = Objects.requireNonNull(name, "name");
        this.table = table;
        this.unreadable = List.copyOf(unreadable);
        this.seen = seen;
        this.confusion = ConfusionMatrix.of(table);
        this.calibration = Calibration.of(table);
    }

    static Evaluation of(String name, PredictionTable table, List<UnreadableSample> unreadable, SeenSamples seen) {
        return new Evaluation(name, table, unreadable, seen);
    }

    /** What reports call the data. */
    public String name() {
        return name;
    }

    /** The classes, in the order of tables. */
    public LabelSet labels() {
        return table.labels();
    }

    /** n: the number of samples that the figures are over, at least 1. */
    public int samples() {
        return table.size();
    }

    /**
     * What the figures are over, in the order of the data, with scores in the order of {@link #labels}. The list cannot be
     * changed; its records are made when they are asked for.
     */
    public List<Prediction> predictions() {
        return table.asList();
    }

    /** What the figures are over, for the metrics that are not here: see {@link io.github.fer4j.eval.metric}. */
    public PredictionTable table() {
        return table;
    }

    /** The samples that count in no figure because their images could not be read; the list cannot be changed. */
    public List<UnreadableSample> unreadable() {
        return unreadable;
    }

    /** Which of the samples the classifier had seen before; see {@link Evaluator} for the rule. */
    public SeenSamples seen() {
        return seen;
    }

    /**
     * The evaluation without the samples that the classifier learned from. Those that it was chosen on stay: they decided which
     * epoch it is of, and taught it nothing.
     *
     * @return the figures on the others, which are all where it learned from none; empty if it learned from every one
     */
    public Optional<Evaluation> withoutLearned() {
        if (seen.learned().isEmpty()) {
            return Optional.of(this);
        }
        Set<String> learned = Set.copyOf(seen.learned());
        return IntStream.range(0, samples()).mapToObj(table::id).allMatch(learned::contains)
                ? Optional.empty()
                : Optional.of(without(learned));
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

    /** The agreement beyond chance; see {@link CohensKappa}, also for when it is empty. */
    public OptionalDouble kappa() {
        return CohensKappa.of(confusion);
    }

    /** The correlation of truth and prediction; see {@link MatthewsCorrelation}. */
    public double matthews() {
        return MatthewsCorrelation.of(confusion);
    }

    /**
     * The share of samples whose class is among the most probable ones; see {@link TopKAccuracy}.
     *
     * @param guesses how many count, 1 to the number of classes
     * @return in [0, 1]
     * @throws InvalidArgumentException if there are not so many classes
     */
    public double topK(int guesses) {
        return TopKAccuracy.of(table, guesses);
    }

    /**
     * The mean area under the ROC curves, each class against the rest; see {@link RocAuc}. Sorts the predictions each time.
     *
     * @return in [0, 1], over the classes that are not {@link #absent}; empty if all samples are of one class
     */
    public OptionalDouble auc() {
        return RocAuc.macro(table);
    }

    /** The mean surprise at the truth, in nats; see {@link LogLoss}. */
    public double logLoss() {
        return LogLoss.of(table);
    }

    /** The mean squared distance from the truth, 0 to 2; see {@link BrierScore}. */
    public double brier() {
        return BrierScore.of(table);
    }

    /** The expected calibration error over {@value Calibration#USUAL_BINS} bins; see {@link Calibration}. */
    public double ece() {
        return calibration.expectedError();
    }

    /** The same of every class's probability, not of the top one alone; see {@link ClassWiseCalibration}. */
    public double classWiseEce() {
        return ClassWiseCalibration.expectedError(table, Calibration.USUAL_BINS);
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
        return labels().emotions().stream().map(this::of).toList();
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
        return rows(row -> keep.test(table.prediction(row)), unreadable);
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
        return rows(
                row -> !sampleIds.contains(table.id(row)),
                unreadable.stream().filter(u -> !sampleIds.contains(u.id())).toList());
    }

    private Evaluation rows(IntPredicate keep, List<UnreadableSample> stillUnreadable) {
        int[] rows = IntStream.range(0, samples()).filter(keep).toArray();
        if (rows.length == 0) {
            throw new InvalidArgumentException("an evaluation needs at least one prediction, got none for " + name);
        }
        PredictionTable kept = table.rows(rows);
        Set<String> ids = seen.isEmpty()
                ? Set.of()
                : IntStream.range(0, rows.length).mapToObj(kept::id).collect(Collectors.toSet());
        return of(name, kept, stillUnreadable, seen.of(ids));
    }

    /**
     * This evaluation under another name, such as {@code FER-2013 test without duplicates}.
     *
     * @param newName what reports call the data
     * @return the same figures
     */
    public Evaluation named(String newName) {
        return of(newName, table, unreadable, seen);
    }

    /** Such as {@code FER-2013: accuracy 66.57 %, UAR 65.90 %, n 3589}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s: accuracy %.2f %%, UAR %.2f %%, n %d", name, 100 * accuracy(), 100 * uar(), samples());
    }
}
