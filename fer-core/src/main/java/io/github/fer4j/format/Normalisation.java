package io.github.fer4j.format;

import io.github.fer4j.InvalidArgumentException;
import java.util.Objects;

/**
 * How bytes become the numbers that a net takes.
 *
 * @param kind against the model's own constants, or against each image's mean and deviation
 * @param mean subtracted from the samples as numbers in [0, 1]; 0 for {@link Kind#PER_IMAGE}
 * @param deviation what is then divided by, positive; for {@link Kind#PER_IMAGE} the least deviation that an image is
 *     taken to have, so that a flat image does not become noise
 */
public record Normalisation(Kind kind, double mean, double deviation) {
    /** What is subtracted and divided by. */
    public enum Kind {
        /** {@code (v / 255 - mean) / deviation}. */
        FIXED,
        /** {@code (v / 255 - mean of the image) / max(deviation of the image, deviation)}. */
        PER_IMAGE
    }

    /**
     * Checks the numbers.
     *
     * @throws InvalidArgumentException if the deviation is not positive and finite, or the mean not finite
     */
    public Normalisation {
        Objects.requireNonNull(kind, "kind");
        if (!(deviation > 0) || Double.isInfinite(deviation) || !Double.isFinite(mean)) {
            throw new InvalidArgumentException(
                    "normalisation takes a finite mean and a positive, finite deviation, got " + mean + " and "
                            + deviation);
        }
    }

    /** To [0, 1]. */
    public static Normalisation unit() {
        return new Normalisation(Kind.FIXED, 0, 1);
    }

    /** To [-1, 1]. */
    public static Normalisation signed() {
        return new Normalisation(Kind.FIXED, 0.5, 0.5);
    }

    /** Each image to mean 0 and deviation 1, whatever its light: see {@link Kind#PER_IMAGE}. */
    public static Normalisation perImage() {
        return new Normalisation(Kind.PER_IMAGE, 0, 0.02);
    }

    /** In place, on samples as numbers in [0, 1]. */
    void apply(float[] values) {
        double shift = mean;
        double scale = deviation;
        if (kind == Kind.PER_IMAGE) {
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            shift = sum / values.length;
            double squares = 0;
            for (float value : values) {
                squares += (value - shift) * (value - shift);
            }
            scale = Math.max(deviation, Math.sqrt(squares / values.length));
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((values[i] - shift) / scale);
        }
    }
}
