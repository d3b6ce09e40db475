package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import java.util.OptionalDouble;

/**
 * How well one class is told from the others. What has no samples to be computed from is empty, never 0 and never NaN.
 *
 * @param emotion the class
 * @param hits the samples of the class that were taken for it
 * @param support the samples of the class
 * @param predictions the samples that were taken for the class
 */
public record ClassMetrics(Emotion emotion, int hits, int support, int predictions) {
    /**
     * Reads a class off the matrix.
     *
     * @param confusion the counts
     * @param emotion one of its labels
     * @return the class's figures
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public static ClassMetrics of(ConfusionMatrix confusion, Emotion emotion) {
        return new ClassMetrics(
                emotion, confusion.count(emotion, emotion), confusion.support(emotion), confusion.predictions(emotion));
    }

    /** {@code hits / predictions}; empty if nothing was taken for the class. */
    public OptionalDouble precision() {
        return Ratio.of(hits, predictions);
    }

    /** {@code hits / support}; empty if nothing is of the class. */
    public OptionalDouble recall() {
        return Ratio.of(hits, support);
    }

    /**
     * {@code 2 hits / (support + predictions)}, the harmonic mean of precision and recall; empty only if nothing is of the
     * class and nothing was taken for it.
     */
    public OptionalDouble f1() {
        return Ratio.of(2.0 * hits, (double) support + predictions);
    }
}
