package io.github.fer4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * How much each pixel of a face had to do with what a classifier says of it. Immutable; what the values are measured in is the
 * {@link Explainer}'s own.
 *
 * @param label the emotion that is explained
 * @param score the probability that the classifier gives it
 * @param height of the face, in pixels
 * @param width of the face, in pixels
 * @param values {@code [height * width]}, row by row, finite: above 0 speaks for the label, below 0 against it
 */
public record SaliencyMap(Emotion label, double score, int height, int width, float[] values) {
    /**
     * Checks and copies.
     *
     * @throws InvalidArgumentException if the size is below 1x1, the count is wrong, a value is not finite, or the score is not
     *     in [0, 1]
     */
    public SaliencyMap {
        Objects.requireNonNull(label, "label");
        if (!(score >= 0 && score <= 1)) {
            throw new InvalidArgumentException("a label's score is in [0, 1], got " + score);
        }
        if (height < 1 || width < 1 || (long) height * width != values.length) {
            throw new InvalidArgumentException("a saliency map has a value for each of its pixels, at least 1x1, got "
                    + values.length + " values for " + width + "x" + height);
        }
        values = values.clone();
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new InvalidArgumentException("the values of a saliency map are finite, got " + value);
            }
        }
    }

    /** All values, {@code [height * width]}, row by row; a copy. */
    @Override
    public float[] values() {
        return values.clone();
    }

    /**
     * The value of a pixel.
     *
     * @param y the row, 0 at the top
     * @param x the column, 0 at the left
     * @return above 0 speaks for the label
     * @throws IndexOutOfBoundsException outside the map
     */
    public float at(int y, int x) {
        return values[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)];
    }

    /** The largest value. */
    public float largest() {
        float largest = values[0];
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SaliencyMap that
                && label.equals(that.label)
                && Double.compare(score, that.score) == 0
                && height == that.height
                && width == that.width
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(label, score, height, width) + Arrays.hashCode(values);
    }

    /** Such as {@code happiness 0.97, 95x95}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f, %dx%d", label, score, width, height);
    }
}
