package io.github.fer4j.eval;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.List;
import java.util.Objects;

/**
 * Lets a classifier answer a data set. Immutable.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluator.evaluate(model, test);
 * Evaluation onTraining = Evaluator.of(model).allowSeen().evaluate(training);
 * }</pre>
 *
 * <p><b>The guard against leaks.</b> A classifier that knows which images it saw ({@link Classifier#seen}) is asked for each
 * image, pixel for pixel. Where it learned from <i>more than half</i> of the samples, there is no evaluation but an error: so
 * many are no accident, but the training split itself, or a whole that holds it. Fewer are the duplicates that published
 * splits have between their parts (280 of the 3,589 images of FER-2013's PublicTest are in Training too); to refuse those would
 * be to refuse the published split. They are counted, named in {@link Evaluation#seen}, and {@link Evaluation#withoutLearned}
 * has the figures without them, as the reports do. Samples that the model was chosen on are allowed and named likewise: figures
 * on validation data are what one looks at while a model is made, as long as nobody takes them for test figures. Of a
 * classifier that does not know what it saw, the evaluation says so.
 */
public final class Evaluator {
    /** Enough to keep an engine busy, few enough images to hold in memory. */
    static final int BATCH = 64;

    private final Classifier classifier;
    private final boolean seenAllowed;

    private Evaluator(Classifier classifier, boolean seenAllowed) {
        this.classifier = Objects.requireNonNull(classifier, "classifier");
        this.seenAllowed = seenAllowed;
    }

    /**
     * An evaluator of a classifier, which refuses data that the classifier learned from.
     *
     * @param classifier stays the caller's to close
     * @return the evaluator
     */
    public static Evaluator of(Classifier classifier) {
        return new Evaluator(classifier, false);
    }

    /**
     * This evaluator, but one that evaluates learned samples too, however many: to see how well a model remembers. The
     * evaluation names them still.
     *
     * @return the changed evaluator
     */
    public Evaluator allowSeen() {
        return new Evaluator(classifier, true);
    }

    /**
     * Evaluates the classifier on all samples of a data set, in batches of {@value #BATCH}. A sample whose image cannot be
     * read is left out and reported: {@link Evaluation#unreadable}. Targets, and valence and arousal, go with the predictions.
     *
     * @param data labelled samples, over the same emotions as the classifier, in any order; the images are taken for face
     *     crops, as the classifier does
     * @return the evaluation, named as the data set
     * @throws InvalidArgumentException if the emotions differ, a sample has no label, there are no samples, none of the
     *     images can be read, or the classifier learned from more than half of them and this is not {@link #allowSeen}
     */
    public Evaluation evaluate(FerDataset data) {
        SameLabels.require("the classifier", classifier.labels(), data.name(), data.labels());
        requireLabels(data);
        return new EvaluationRun(classifier, data, seenAllowed).run();
    }

    /**
     * Evaluates a classifier as {@code Evaluator.of(classifier).evaluate(data)} does.
     *
     * @param classifier over the same emotions as the data set, in any order
     * @param data labelled samples; the images are taken for face crops, as the classifier does
     * @return the evaluation, named as the data set
     * @throws InvalidArgumentException as {@link #evaluate(FerDataset)} states
     */
    public static Evaluation evaluate(Classifier classifier, FerDataset data) {
        return of(classifier).evaluate(data);
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
        if (predictions.isEmpty()) {
            throw new InvalidArgumentException("an evaluation needs at least one prediction, got none for " + name);
        }
        return evaluate(name, PredictionTable.of(labels, predictions));
    }

    /**
     * Evaluates predictions that are numbers already; see {@link PredictionTable}.
     *
     * @param name what reports call the data
     * @param predictions what to judge
     * @return the evaluation
     */
    public static Evaluation evaluate(String name, PredictionTable predictions) {
        return Evaluation.of(name, predictions, List.of(), SeenSamples.unknown());
    }

    private static void requireLabels(FerDataset data) {
        for (Sample sample : data) {
            if (sample.label().isEmpty()) {
                throw new InvalidArgumentException("an evaluation compares with labels, and " + sample.id() + " of "
                        + data.name() + " has none; filter such samples out, or make labels of their votes first");
            }
        }
    }
}
