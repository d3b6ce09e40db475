package io.github.fer4j.noise.loss;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How much a sample of each class counts in a loss. Immutable.
 *
 * <p>The rules here normalise to a mean of 1 <i>over the samples</i> that were counted, {@code sum_c n_c w_c = sum_c n_c},
 * so that a learning rate that suits the loss without weights suits it with them. (Cui et al. normalise to a mean of 1
 * over the classes instead.)
 */
public final class ClassWeights {
    private final LabelSet labels;
    private final double[] weights;

    private ClassWeights(LabelSet labels, double[] weights) {
        this.labels = labels;
        this.weights = weights;
    }

    /**
     * Weights by hand.
     *
     * @param labels the classes
     * @param weights one for each class, finite and not negative; taken as they are, copied
     * @return the weights
     * @throws InvalidArgumentException if the count or a value is wrong
     */
    public static ClassWeights of(LabelSet labels, double... weights) {
        Objects.requireNonNull(labels, "labels");
        if (weights.length != labels.size()) {
            throw new InvalidArgumentException(labels.size() + " classes need as many weights, got " + weights.length);
        }
        for (int k = 0; k < weights.length; k++) {
            if (!(weights[k] >= 0 && weights[k] < Double.POSITIVE_INFINITY)) {
                throw new InvalidArgumentException("a class weight is finite and not negative, got " + weights[k]
                        + " for '" + labels.get(k) + "'");
            }
        }
        return new ClassWeights(labels, weights.clone());
    }

    /**
     * A weight of 1 for every class.
     *
     * @param labels the classes
     * @return the weights
     */
    public static ClassWeights none(LabelSet labels) {
        double[] ones = new double[labels.size()];
        Arrays.fill(ones, 1);
        return new ClassWeights(labels, ones);
    }

    /**
     * The rule that every class counts the same in all: {@code w_c = N / (K n_c)} for N samples of K classes.
     *
     * @return the rule
     */
    public static ClassWeighting inverseFrequency() {
        return InverseFrequency.INSTANCE;
    }

    /**
     * The rule of Cui et al., <i>Class-Balanced Loss Based on Effective Number of Samples</i>, CVPR 2019: {@code w_c}
     * proportional to {@code (1 - b) / (1 - b^n_c)}. It lies between no weights (b = 0) and inverse frequency (b towards
     * 1).
     *
     * @param beta b, in [0, 1); 0.999 is usual
     * @return the rule
     * @throws InvalidArgumentException if beta is out of range
     */
    public static ClassWeighting effectiveNumber(double beta) {
        return new EffectiveNumber(beta);
    }

    /** Weights that the counts give, scaled to a mean of 1 over the samples. */
    static ClassWeights normalised(LabelSet labels, Map<Emotion, Integer> counts, IntToDoubleFunction rawWeight) {
        double[] weights = new double[labels.size()];
        double samples = 0;
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            int count = countOf(labels.get(k), labels, counts);
            weights[k] = rawWeight.applyAsDouble(count);
            samples += count;
            sum += count * weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] *= samples / sum;
        }
        return new ClassWeights(labels, weights);
    }

    private static int countOf(Emotion emotion, LabelSet labels, Map<Emotion, Integer> counts) {
        int count = counts.getOrDefault(emotion, 0);
        if (count < 1) {
            throw new InvalidArgumentException("class weights need samples of every class of " + labels + ", got "
                    + count + " of '" + emotion + "'; add some, or use a label set without it");
        }
        return count;
    }

    /** The classes. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * The weight of a class.
     *
     * @param emotion one of the label set
     * @return its weight
     * @throws InvalidArgumentException if the emotion is not in the label set
     */
    public double of(Emotion emotion) {
        return weights[labels.indexOf(emotion)];
    }

    /** {@code sum_k q_k w_k}. */
    double ofTarget(double[] target) {
        if (target.length != weights.length) {
            throw new InvalidArgumentException("class weights are over the " + weights.length + " classes " + labels
                    + ", got a target over " + target.length);
        }
        double weight = 0;
        for (int k = 0; k < weights.length; k++) {
            weight += target[k] * weights[k];
        }
        return weight;
    }

    /** The weights in the order of the label set, {@code [classes]}; a copy. */
    public double[] toArray() {
        return weights.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassWeights that && labels.equals(that.labels) && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.hashCode(weights);
    }

    /** In the order of the label set, such as {@code [anger 1.0266, disgust 9.4066]}. */
    @Override
    public String toString() {
        return labels.emotions().stream()
                .map(emotion -> String.format(Locale.ROOT, "%s %.4f", emotion, of(emotion)))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
