package io.github.fer4j.noise.correction;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Confident learning: finds label errors, and estimates how labels are wrong, from the given labels and what a model says
 * of each item <i>that it has not learned from</i>, so from k-fold training. Northcutt, Jiang and Chuang, <i>Confident
 * Learning: Estimating Uncertainty in Dataset Labels</i>, JAIR 70, 2021. Immutable.
 *
 * <pre>{@code
 * ConfidentLearning fit = ConfidentLearning.fit(data, outOfSample);
 * fit.noiseMatrix().truth(FEAR).given(SURPRISE);
 * LabelErrors errors = fit.labelErrors(PruneRule.BOTH, LabelQuality.SELF_CONFIDENCE);
 * FerDataset clean = errors.removedFrom(data);
 * }</pre>
 *
 * <ol>
 *   <li>The threshold of a class is the mean self-confidence of the items given that label, {@code t_j = mean of p_j over
 *       items with y = j} (equation 2).
 *   <li>The model is confident that an item is of a class j where {@code p_j >= t_j}; if so of several, the item is taken
 *       for the most probable class of all. (Equation 1 takes the most probable of those over their threshold; this is
 *       how cleanlab, the authors' code, does it. They differ only where the most probable class is below its own
 *       threshold.)
 *   <li>Counting given label and confident class gives the {@link ConfidentJoint}, which is calibrated to the number of
 *       items of each given label (equation 3), and from it the {@link NoiseMatrix} and the prior of the true classes.
 *   <li>A {@link PruneRule} says which items are suspects, and a {@link LabelQuality} ranks them.
 * </ol>
 *
 * A label that is never given has no threshold, and nothing is taken for it; a label of which the model is never confident
 * counts as one clean item, as in cleanlab, so that no class is all wrong. Takes time and memory that grow linearly with items
 * times classes (but for sorting).
 */
public final class ConfidentLearning {
    /** As in cleanlab: differences below this are noise of the floating-point arithmetic. */
    private static final double TOLERANCE = 1e-6;

    private static final double NO_THRESHOLD = 2;

    private final LabelSet labels;
    private final int[] given;
    private final IntFunction<String> ids;
    private final Probabilities probabilities;
    private final double[] thresholds;
    private final int[] confidentTruth;
    private final ConfidentJoint joint;

    private ConfidentLearning(LabelSet labels, int[] given, IntFunction<String> ids, Probabilities probabilities) {
        this.labels = labels;
        this.given = given;
        this.ids = ids;
        this.probabilities = probabilities;
        this.thresholds = thresholds(given, probabilities);
        this.confidentTruth = IntStream.range(0, given.length)
                .map(i -> confidentTruth(i, probabilities, thresholds))
                .toArray();
        this.joint = ConfidentJoint.of(labels, given, confidentTruth);
    }

    /**
     * Looks at the labels of a data set.
     *
     * @param data at least one sample; the hard label of each, else the top of its target, is its given label
     * @param probabilities {@code [samples, classes]}, in the order of the samples and of the data set's labels; rows sum
     *     to 1 within 0.001; each from a model that has not learned from the sample; copied
     * @return what was estimated
     * @throws InvalidArgumentException if there is no sample, one has neither label nor target, or the probabilities are
     *     not of that shape or no distributions
     */
    public static ConfidentLearning fit(FerDataset data, double[][] probabilities) {
        List<Sample> samples = data.samples();
        return fit(data.labels(), GivenLabels.of(data), i -> samples.get(i).id(), probabilities);
    }

    /**
     * Looks at labels.
     *
     * @param labels the classes
     * @param given the class number of each item, at least one; copied
     * @param probabilities {@code [items, classes]}, as above
     * @return what was estimated; the items' ids are their numbers
     * @throws InvalidArgumentException if there is no item, a class number is out of range, or the probabilities are not
     *     of that shape or no distributions
     */
    public static ConfidentLearning fit(LabelSet labels, int[] given, double[][] probabilities) {
        return fit(labels, given.clone(), Integer::toString, probabilities);
    }

    private static ConfidentLearning fit(
            LabelSet labels, int[] given, IntFunction<String> ids, double[][] probabilities) {
        Objects.requireNonNull(labels, "labels");
        if (given.length == 0) {
            throw new InvalidArgumentException("confident learning looks at at least one label, got none");
        }
        for (int i = 0; i < given.length; i++) {
            if (given[i] < 0 || given[i] >= labels.size()) {
                throw new InvalidArgumentException("given labels are class numbers from 0 to " + (labels.size() - 1)
                        + ", got " + given[i] + " for item " + i);
            }
        }
        return new ConfidentLearning(labels, given, ids, Probabilities.of(labels, given.length, probabilities));
    }

    private static double[] thresholds(int[] given, Probabilities p) {
        double[] sums = new double[p.classes()];
        int[] counts = new int[p.classes()];
        for (int i = 0; i < given.length; i++) {
            sums[given[i]] += p.of(i, given[i]);
            counts[given[i]]++;
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] = counts[k] == 0 ? NO_THRESHOLD : Math.max(2 * TOLERANCE, sums[k] / counts[k]);
        }
        return sums;
    }

    private static int confidentTruth(int item, Probabilities p, double[] thresholds) {
        int confident = 0;
        int first = -1;
        for (int k = thresholds.length - 1; k >= 0; k--) {
            if (p.of(item, k) >= thresholds[k] - TOLERANCE) {
                confident++;
                first = k;
            }
        }
        return confident > 1 ? p.top(item) : first;
    }

    /** The classes. */
    public LabelSet labels() {
        return labels;
    }

    /** The number of items, at least 1. */
    public int items() {
        return given.length;
    }

    /**
     * From which probability on the model counts as confident of a class: the mean of that probability over the items
     * given the label.
     *
     * @param label one of the labels
     * @return in (0, 1]; empty if the label is given to no item
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public OptionalDouble threshold(Emotion label) {
        double threshold = thresholds[labels.indexOf(label)];
        return threshold >= NO_THRESHOLD ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }

    /** How often each label was given to each class. */
    public ConfidentJoint joint() {
        return joint;
    }

    /** The estimated noise, for corrected losses and for injecting more of the same. */
    public NoiseMatrix noiseMatrix() {
        return joint.noiseMatrix();
    }

    /** The estimated shares of the true classes. */
    public Scores prior() {
        return joint.prior();
    }

    /** The estimated share of wrong labels, in [0, 1). */
    public double noiseRate() {
        return joint.noiseRate();
    }

    /** The classes that the model is confident of for no item, of which little is learned here; best none. */
    public List<Emotion> neverConfident() {
        Set<Integer> seen = IntStream.of(confidentTruth).boxed().collect(Collectors.toSet());
        return labels.emotions().stream()
                .filter(emotion -> !seen.contains(labels.indexOf(emotion)))
                .toList();
    }

    /**
     * How well the given label of an item goes with the model.
     *
     * @param item its number
     * @param quality the score
     * @return the lower, the more suspicious
     */
    public double quality(int item, LabelQuality quality) {
        return quality.of(probabilities, Objects.checkIndex(item, given.length), given[item]);
    }

    /**
     * The suspects, those with the least {@link LabelQuality#SELF_CONFIDENCE} first.
     *
     * @param rule which items are suspects
     * @return the suspects
     */
    public LabelErrors labelErrors(PruneRule rule) {
        return labelErrors(rule, LabelQuality.SELF_CONFIDENCE);
    }

    /**
     * The suspects, the most suspicious first; of equals, the first in the data.
     *
     * @param rule which items are suspects
     * @param ranking what they are ranked by
     * @return the suspects
     */
    public LabelErrors labelErrors(PruneRule rule, LabelQuality ranking) {
        Objects.requireNonNull(ranking, "ranking");
        boolean[] flags = new Pruning(joint, probabilities, given, confidentTruth).suspects(rule);
        List<Suspect> suspects = IntStream.range(0, flags.length)
                .filter(i -> flags[i])
                .mapToObj(i -> new Suspect(
                        i, ids.apply(i), labels.get(given[i]), labels.get(probabilities.top(i)), quality(i, ranking)))
                .sorted(Comparator.comparingDouble(Suspect::score))
                .toList();
        return new LabelErrors(rule, ranking, given.length, suspects);
    }

    /** Such as {@code 28236 labels of 8 classes, 19.3 % of them wrong by the estimate}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d labels of %d classes, %.1f %% of them wrong by the estimate",
                given.length,
                labels.size(),
                100 * noiseRate());
    }
}
