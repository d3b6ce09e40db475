package io.github.fer4j.eval;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.ArrayList;
import java.util.List;

/** Lets a classifier answer a data set. Holds no state. */
public final class Evaluator {
    /** Enough to keep an engine busy, few enough images to hold in memory. */
    private static final int BATCH = 64;

    private Evaluator() {}

    /**
     * Evaluates a classifier on all samples of a data set, in batches of {@value #BATCH}. A sample whose image cannot be
     * read is left out and reported: {@link Evaluation#unreadable}. Targets, and valence and arousal, go with the predictions.
     *
     * @param classifier over the same emotions as the data set, in any order
     * @param data labelled samples; the images are taken for face crops, as the classifier does
     * @return the evaluation, named as the data set
     * @throws InvalidArgumentException if the emotions differ, a sample has no label, there are no samples, or none of the
     *     images can be read
     */
    public static Evaluation evaluate(Classifier classifier, FerDataset data) {
        SameLabels.require("the classifier", classifier.labels(), data.name(), data.labels());
        requireLabels(data);
        List<Prediction> predictions = new ArrayList<>(data.size());
        List<UnreadableSample> unreadable = new ArrayList<>();
        for (int from = 0; from < data.size(); from += BATCH) {
            List<Sample> batch = data.samples().subList(from, Math.min(data.size(), from + BATCH));
            predictBatch(classifier, batch, predictions, unreadable);
        }
        if (predictions.isEmpty() && !unreadable.isEmpty()) {
            throw new InvalidArgumentException("an evaluation needs at least one readable image, got "
                    + unreadable.size() + " unreadable ones in " + data.name() + "; the first is "
                    + unreadable.get(0).id() + ": " + unreadable.get(0).reason());
        }
        return Evaluation.of(data.name(), table(data.name(), data.labels(), predictions), unreadable);
    }

    /**
     * Evaluates predictions that were made elsewhere.
     *
     * @param name what reports call the data
     * @param labels the classes, in the order of tables
     * @param predictions at least one, each over the same emotions as {@code labels}, in any order
     * @return the evaluation
     * @throws InvalidArgumentException if there are no predictions, or one is over other emotions
     */
    public static Evaluation evaluate(String name, LabelSet labels, List<Prediction> predictions) {
        return Evaluation.of(name, table(name, labels, predictions), List.of());
    }

    /**
     * Evaluates predictions that are numbers already; see {@link PredictionTable}.
     *
     * @param name what reports call the data
     * @param predictions what to judge
     * @return the evaluation
     */
    public static Evaluation evaluate(String name, PredictionTable predictions) {
        return Evaluation.of(name, predictions, List.of());
    }

    private static PredictionTable table(String name, LabelSet labels, List<Prediction> predictions) {
        if (predictions.isEmpty()) {
            throw new InvalidArgumentException("an evaluation needs at least one prediction, got none for " + name);
        }
        return PredictionTable.of(labels, predictions);
    }

    private static void requireLabels(FerDataset data) {
        for (Sample sample : data) {
            if (sample.label().isEmpty()) {
                throw new InvalidArgumentException("an evaluation compares with labels, and " + sample.id() + " of "
                        + data.name() + " has none; filter such samples out, or make labels of their votes first");
            }
        }
    }

    private static void predictBatch(
            Classifier classifier,
            List<Sample> batch,
            List<Prediction> predictions,
            List<UnreadableSample> unreadable) {
        List<Sample> readable = new ArrayList<>(batch.size());
        List<Image> images = new ArrayList<>(batch.size());
        for (Sample sample : batch) {
            try {
                images.add(sample.image().load());
                readable.add(sample);
            } catch (UnreadableImageException e) {
                unreadable.add(new UnreadableSample(sample.id(), e.getMessage()));
            }
        }
        if (images.isEmpty()) {
            return;
        }
        List<Scores> scores = classifier.classifyAll(images);
        if (scores.size() != images.size()) {
            throw new FerException("a classifier answers each image once, got " + scores.size() + " answers to "
                    + images.size() + " images");
        }
        for (int i = 0; i < readable.size(); i++) {
            Sample sample = readable.get(i);
            predictions.add(new Prediction(
                    sample.id(),
                    sample.label().orElseThrow(),
                    scores.get(i),
                    sample.target(),
                    sample.valenceArousal()));
        }
    }
}
