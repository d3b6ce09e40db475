package io.github.fer4j;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A probability for each emotion of a label set: what a classifier says of a face, or the distribution that a sample's
 * votes give; where a classifier was taught them, valence and arousal as well. Immutable. The probabilities are in [0, 1] and
 * sum to 1.
 */
public final class Scores {
    /** How far the sum may be from 1 before it is taken for a mistake; single-precision softmax stays well below. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final LabelSet labels;
    private final double[] probabilities;
    /** Null where nothing is said of them. */
    private final ValenceArousal valenceArousal;

    private Scores(LabelSet labels, double[] probabilities, ValenceArousal valenceArousal) {
        this.labels = labels;
        this.probabilities = probabilities;
        this.valenceArousal = valenceArousal;
    }

    /**
     * Scores from probabilities.
     *
     * @param labels what the numbers mean
     * @param probabilities one for each label, each in [0, 1], with a sum within 0.001 of 1; the rest of the difference
     *     is divided out, unless it is a rounding error: what {@link #toArray} gave comes back as it was
     * @return the scores
     * @throws InvalidArgumentException if the count, a value or the sum is wrong
     */
    public static Scores of(LabelSet labels, double... probabilities) {
        Objects.requireNonNull(labels, "labels");
        if (probabilities.length != labels.size()) {
            throw new InvalidArgumentException(
                    labels.size() + " labels need as many probabilities, got " + probabilities.length);
        }
        double sum = 0;
        for (double p : probabilities) {
            if (!(p >= 0 && p <= 1 + SUM_TOLERANCE)) {
                throw new InvalidArgumentException("a probability is in [0, 1], got " + p);
            }
            sum += p;
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new InvalidArgumentException("probabilities sum to 1, got " + sum);
        }
        // Quotients by their sum add up to within half an ulp of 1 for each: dividing those again would change them.
        double divisor = Math.abs(sum - 1) <= probabilities.length * Math.ulp(1.0) ? 1 : sum;
        double[] normalised = probabilities.clone();
        for (int i = 0; i < normalised.length; i++) {
            // + 0.0 makes -0.0 a plain zero, which sorts and compares as one
            normalised[i] = Math.min(1, normalised[i] / divisor + 0.0);
        }
        return new Scores(labels, normalised, null);
    }

    /**
     * Scores from what a net says before its softmax: {@code p_k = exp(z_k) / sum_j exp(z_j)}, from the largest down, so that
     * nothing overflows.
     *
     * @param labels what the numbers mean
     * @param logits one for each label, finite
     * @return the scores
     * @throws InvalidArgumentException if the count is wrong or a logit not finite
     */
    public static Scores ofLogits(LabelSet labels, double... logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            if (!Double.isFinite(logit)) {
                throw new InvalidArgumentException("a logit is finite, got " + logit);
            }
            max = Math.max(max, logit);
        }
        double sum = 0;
        double[] p = new double[logits.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(logits[i] - max);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return of(labels, p);
    }

    /**
     * All of the probability on one emotion.
     *
     * @param labels the label set
     * @param emotion one of it
     * @return the scores
     * @throws InvalidArgumentException if the emotion is not in the set
     */
    public static Scores certain(LabelSet labels, Emotion emotion) {
        double[] oneHot = new double[labels.size()];
        oneHot[labels.indexOf(emotion)] = 1;
        return new Scores(labels, oneHot, null);
    }

    /**
     * These scores, with valence and arousal beside them.
     *
     * @param value the two; replaces those that there were
     * @return the scores
     */
    public Scores withValenceArousal(ValenceArousal value) {
        return new Scores(labels, probabilities, Objects.requireNonNull(value, "valenceArousal"));
    }

    /**
     * These scores, surer or less sure: {@code p_k^(1/T) / sum_j p_j^(1/T)}, which is the softmax of the logits over T (Guo
     * et al., <i>On Calibration of Modern Neural Networks</i>, ICML 2017, equation 9). The order of the emotions stays, but
     * for probabilities that differ by a rounding error and may become equal; what is 0 stays 0, and so do valence and
     * arousal as they are.
     *
     * @param temperature T, finite and above 0: above 1 for less sure, below 1 for surer; 1 changes nothing
     * @return the scores
     * @throws InvalidArgumentException if the temperature is not finite and above 0
     */
    public Scores withTemperature(double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new InvalidArgumentException("a temperature is finite and above 0, got " + temperature);
        }
        if (temperature == 1) {
            return this;
        }
        double largest = Math.log(topScore());
        double[] scaled = new double[probabilities.length];
        double sum = 0;
        for (int i = 0; i < scaled.length; i++) {
            // From the largest down, so that it becomes 1 and nothing overflows; ln 0 becomes 0 again.
            scaled[i] = Math.exp((Math.log(probabilities[i]) - largest) / temperature);
            sum += scaled[i];
        }
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= sum;
        }
        return new Scores(labels, scaled, valenceArousal);
    }

    /**
     * These scores, each multiplied by its emotion's weight: {@code p_k w_k / sum_j p_j w_j}. Valence and arousal stay.
     *
     * @param weights by emotion, finite and above 0; 1 for emotions that are not there
     * @return the scores
     * @throws InvalidArgumentException if a weight is not finite and above 0, or of an emotion that these scores do not know
     */
    public Scores weighted(Map<Emotion, Double> weights) {
        double[] weighted = toArray();
        weights.forEach((emotion, weight) -> {
            if (!(weight > 0) || Double.isInfinite(weight) || !labels.contains(emotion)) {
                throw new InvalidArgumentException("weights of scores are finite, above 0 and of " + labels + ", got "
                        + weight + " for '" + emotion + "'");
            }
            weighted[labels.indexOf(emotion)] *= weight;
        });
        double sum = Arrays.stream(weighted).sum();
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new InvalidArgumentException(
                    "the weights " + weights + " leave no sum to divide by; take less far ones");
        }
        for (int k = 0; k < weighted.length; k++) {
            weighted[k] /= sum;
        }
        return new Scores(labels, weighted, valenceArousal);
    }

    /** What the numbers mean. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * The probability of an emotion.
     *
     * @param emotion one of the label set
     * @return its probability, in [0, 1]
     * @throws InvalidArgumentException if the emotion is not in the label set
     */
    public double of(Emotion emotion) {
        return probabilities[labels.indexOf(emotion)];
    }

    /** The most probable emotion; of equals, the first in the order of the label set. */
    public Emotion top() {
        return labels.get(topIndex());
    }

    /** The probability of the most probable emotion. */
    public double topScore() {
        return probabilities[topIndex()];
    }

    /** Valence and arousal, where the classifier gives them: most do not. */
    public Optional<ValenceArousal> valenceArousal() {
        return Optional.ofNullable(valenceArousal);
    }

    private int topIndex() {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The emotions from most to least probable; equals stay in the order of the label set. */
    public List<Emotion> ranked() {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
                .map(labels::get)
                .toList();
    }

    /**
     * The most probable emotions with their probabilities, from most to least probable.
     *
     * @param count how many, at least 1; all of them where there are fewer
     * @return the emotions; equals stay in the order of the label set
     * @throws InvalidArgumentException if the count is below 1
     */
    public List<ScoredEmotion> top(int count) {
        if (count < 1) {
            throw new InvalidArgumentException("the most probable emotions are at least 1, got " + count);
        }
        return ranked().stream()
                .limit(count)
                .map(emotion -> new ScoredEmotion(emotion, of(emotion)))
                .toList();
    }

    /** The Shannon entropy in nats: 0 for certainty, {@code ln(size)} for none. */
    public double entropy() {
        double entropy = 0;
        for (double p : probabilities) {
            if (p > 0) {
                entropy -= p * Math.log(p);
            }
        }
        return entropy;
    }

    /** The probabilities in the order of the label set, {@code [classes]}; a copy. */
    public double[] toArray() {
        return probabilities.clone();
    }

    /** For Jackson: a name for each probability. What holds scores has valence and arousal beside them. */
    @JsonValue
    Map<String, Double> json() {
        return ResultJson.fields(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scores that
                && labels.equals(that.labels)
                && Arrays.equals(probabilities, that.probabilities)
                && Objects.equals(valenceArousal, that.valenceArousal);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * labels.hashCode() + Arrays.hashCode(probabilities)) + Objects.hashCode(valenceArousal);
    }

    /**
     * From most to least probable, such as {@code happiness 0.97, neutral 0.02, surprise 0.01}; then, where there are any,
     * {@code ; valence 0.81, arousal 0.51}.
     */
    @Override
    public String toString() {
        String emotions =
                top(labels.size()).stream().map(ScoredEmotion::toString).collect(Collectors.joining(", "));
        return valenceArousal == null
                ? emotions
                : String.format(
                        Locale.ROOT,
                        "%s; valence %.2f, arousal %.2f",
                        emotions,
                        valenceArousal.valence(),
                        valenceArousal.arousal());
    }
}
