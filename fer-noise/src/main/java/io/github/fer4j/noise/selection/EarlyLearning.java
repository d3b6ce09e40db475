package io.github.fer4j.noise.selection;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Early-learning regularisation: cross-entropy plus {@code l log(1 - <p, t>)}, where t is a running mean of what the net said
 * of the sample before, {@code t' = b t + (1 - b) p}. What the net believed early, mostly right, pulls against a wrong label
 * learned late. Liu et al., <i>Early-Learning Regularization Prevents Memorization of Noisy Labels</i>, NeurIPS 2020, equations
 * 6 and 9.
 *
 * <p>Immutable: the running means are the caller's, {@code [samples][classes]}, all 0 at the start.
 *
 * @param beta b, how much of the mean stays, in [0, 1); 0.7 is usual
 * @param lambda l, the strength, not negative and finite; 3 is usual
 */
public record EarlyLearning(double beta, double lambda) {
    private static final String NUMBER = "(-?[0-9]++(?:\\.[0-9]++)?+(?:[eE]-?[0-9]++)?+)";
    private static final Pattern TEXT = Pattern.compile("early learning " + NUMBER + ", mean " + NUMBER);

    /** {@code <p, t>} is taken for at most this, where the log would leave for minus infinity. */
    private static final double LARGEST = 1 - 1e-4;

    /**
     * Checks the ranges.
     *
     * @throws InvalidArgumentException if a value is out of range
     */
    public EarlyLearning {
        if (!(beta >= 0 && beta < 1)) {
            throw new InvalidArgumentException(
                    "early learning keeps a share of its mean from 0 to below 1, got " + beta);
        }
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new InvalidArgumentException(
                    "the strength of early learning is finite and not negative, got " + lambda);
        }
    }

    /** The values of the paper for CIFAR-10 with symmetric noise: 0.7 and 3. */
    public static EarlyLearning standard() {
        return new EarlyLearning(0.7, 3);
    }

    /**
     * Takes what the net says of a sample into its mean.
     *
     * @param mean {@code [classes]}, t; changed
     * @param probabilities {@code [classes]}, p
     * @throws InvalidArgumentException if the lengths differ
     */
    public void update(double[] mean, double[] probabilities) {
        requireSame(mean.length, probabilities.length);
        for (int k = 0; k < mean.length; k++) {
            mean[k] = beta * mean[k] + (1 - beta) * probabilities[k];
        }
    }

    /**
     * The regularising part, {@code l log(1 - <p, t>)}, to be added to the loss of the sample. Never positive.
     *
     * @param logits {@code [classes]}, finite
     * @param mean {@code [classes]}, t, taken for a constant
     * @param gradient {@code [classes]}, to which {@code d / d logits} is added
     * @return the part
     * @throws InvalidArgumentException if the lengths differ
     */
    public double addTo(double[] logits, double[] mean, double[] gradient) {
        requireSame(logits.length, mean.length);
        requireSame(logits.length, gradient.length);
        double max = Arrays.stream(logits).max().orElse(0);
        double sum = 0;
        double product = 0;
        double[] p = new double[logits.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(logits[k] - max);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
            product += p[k] * mean[k];
        }
        if (product > LARGEST) {
            return lambda * Math.log(1 - LARGEST);
        }
        for (int k = 0; k < p.length; k++) {
            gradient[k] -= lambda * p[k] * (mean[k] - product) / (1 - product);
        }
        return lambda * Math.log1p(-product);
    }

    private static void requireSame(int one, int other) {
        if (one != other) {
            throw new InvalidArgumentException(
                    "early learning has one value for each class, got " + one + " and " + other);
        }
    }

    /**
     * The regularisation that {@link #describe} gave this text.
     *
     * @param text such as {@code early learning 3.0, mean 0.7}
     * @return the regularisation
     * @throws InvalidArgumentException if it is no such text, or a value is out of range
     */
    public static EarlyLearning parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new InvalidArgumentException("early learning is text as its describe() gives it, such as '"
                    + standard().describe() + "', got '" + text + "'");
        }
        return new EarlyLearning(Double.parseDouble(parts.group(2)), Double.parseDouble(parts.group(1)));
    }

    /** All of it, to the last digit, such as {@code early learning 3.0, mean 0.7}; {@link #parse} reads it. */
    public String describe() {
        return "early learning " + lambda + ", mean " + beta;
    }

    /** The same as {@link #describe}. */
    @Override
    public String toString() {
        return describe();
    }
}
