package io.github.fer4j.models.classical;

import io.github.fer4j.Classifier;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MissingProviderException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.UnreadableImageException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A baseline before it has learned: features, a learner and a seed. Immutable. The same baseline on the same data gives the same
 * classifier, on any number of threads. The costs of the ready ones were chosen on a part of FER-2013's Training.
 *
 * <pre>{@code
 * try (Classifier baseline = ClassicalBaseline.hogSvm().fit(train)) {
 *     Evaluation evaluation = Evaluator.evaluate(baseline, test);
 * }
 * }</pre>
 *
 * @param features how a face becomes numbers
 * @param learner what tells classes apart by them
 * @param seed of what is random: the order in which a linear SVM looks at samples, and the samples of each tree
 */
public record ClassicalBaseline(Features features, Learner learner, long seed) {
    /** Checks that nothing is missing. */
    public ClassicalBaseline {
        Objects.requireNonNull(features, "features");
        Objects.requireNonNull(learner, "learner");
    }

    /** Oriented gradients and a linear SVM. */
    public static ClassicalBaseline hogSvm() {
        return new ClassicalBaseline(Hog.standard(), new LinearSvm(0.1), 42);
    }

    /** Oriented gradients and an SVM with a Gaussian kernel, which is slow to learn from many samples. */
    public static ClassicalBaseline hogRbfSvm() {
        return new ClassicalBaseline(Hog.standard(), new RbfSvm(1.5, 1), 42);
    }

    /** Local binary patterns and a linear SVM. */
    public static ClassicalBaseline lbpSvm() {
        return new ClassicalBaseline(LocalBinaryPatterns.standard(), new LinearSvm(0.03), 42);
    }

    /** Oriented gradients and their 15 nearest neighbours. */
    public static ClassicalBaseline nearestNeighbours() {
        return new ClassicalBaseline(Hog.standard(), new NearestNeighbours(15), 42);
    }

    /** Oriented gradients and a random forest of 200 trees. */
    public static ClassicalBaseline randomForest() {
        return new ClassicalBaseline(Hog.standard(), new RandomForest(200, 20), 42);
    }

    /**
     * This baseline with another seed.
     *
     * @param value any
     * @return the changed baseline
     */
    public ClassicalBaseline withSeed(long value) {
        return new ClassicalBaseline(features, learner, value);
    }

    /** Such as {@code HOG, linear SVM}; for tables. */
    public String name() {
        return features.name() + ", " + learner.name();
    }

    /**
     * Learns. The features of all samples are in memory meanwhile; weights of samples do not count. A class that no sample is of
     * gets a probability of 0.
     *
     * <p>The classifier may be called from several threads at once, and holds native memory, but for a linear SVM, until it is
     * closed. Its scores are shares and not calibrated probabilities: those of a forest are its trees' votes, those of neighbours
     * how many are of each class. Those of SVMs are the votes of all pairs of classes, each with a part of less than a third that
     * falls as the sum of a class's margins does, so that ties break by margin (the decision function of scikit-learn's {@code
     * SVC}). {@code TemperatureScaling} of {@code fer-eval} calibrates them.
     *
     * @param training with labels, or targets whose top counts; images are taken for face crops
     * @return the classifier, which the caller closes
     * @throws InvalidArgumentException if a sample has neither label nor target, fewer than two classes have samples, or there
     *     are fewer samples than neighbours that have a say
     * @throws UnreadableImageException if an image cannot be read
     * @throws MissingProviderException if OpenCV or its natives are not on the class path
     */
    public Classifier fit(FerDataset training) {
        LabelSet labels = training.labels();
        int[] all = training.samples().stream()
                .mapToInt(sample -> labels.indexOf(label(sample)))
                .toArray();
        int[] present = Arrays.stream(all).sorted().distinct().toArray();
        if (present.length < 2) {
            throw new InvalidArgumentException("a baseline learns from samples of at least two classes, got "
                    + training.classCounts() + " in " + training.name());
        }
        if (learner instanceof NearestNeighbours neighbours && neighbours.k() > training.size()) {
            throw new InvalidArgumentException(neighbours.k() + " neighbours need as many samples, got "
                    + training.size() + " in " + training.name() + "; ask fewer neighbours");
        }
        int[] classes = Arrays.stream(all)
                .map(label -> Arrays.binarySearch(present, label))
                .toArray();
        List<Sample> samples = training.samples();
        float[][] rows = ClassicalClassifier.rows(
                features, samples.size(), i -> samples.get(i).image().load());
        FittedModel model = FittedModel.fit(learner, new Examples(rows, classes, present.length), seed);
        return new ClassicalClassifier(name(), labels, features, present, model);
    }

    private static Emotion label(Sample sample) {
        return sample.label()
                .or(() -> sample.target().map(Scores::top))
                .orElseThrow(() -> new InvalidArgumentException("a baseline learns from labels, and " + sample.id()
                        + " has neither a label nor a target; filter such samples out"));
    }
}
