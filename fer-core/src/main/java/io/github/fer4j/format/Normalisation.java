package io.github.fer4j.format;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.fer4j.InvalidArgumentException;
import java.util.List;
import java.util.Objects;

/**
 * How bytes become the numbers that a net takes. The lists hold one value for all channels, or one for each.
 *
 * @param kind against the model's own constants, or against each image's mean and deviation
 * @param mean subtracted from the samples as numbers in [0, 1]; 0 for {@link Kind#PER_IMAGE}
 * @param deviation what is then divided by, positive; for {@link Kind#PER_IMAGE} the least deviation that an image is
 *     taken to have, so that a flat image does not become noise
 */
public record Normalisation(
        Kind kind,

        @JsonFormat(
                with = {
                    JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                })
        List<Double> mean,

        @JsonFormat(
                with = {
                    JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                })
        List<Double> deviation) {
    /** What is subtracted and divided by. */
    public enum Kind {
        /** {@code (v / 255 - mean) / deviation}. */
        FIXED,
        /** {@code (v / 255 - mean of the image) / max(deviation of the image, deviation)}, all channels together. */
        PER_IMAGE
    }

    /**
     * Checks the numbers and copies the lists.
     *
     * @throws InvalidArgumentException if a deviation is not positive and finite, or a mean not finite; if there are no
     *     values, or not as many means as deviations; or if {@link Kind#PER_IMAGE} has values for each channel
     */
    public Normalisation {
        Objects.requireNonNull(kind, "kind");
        mean = copy(mean, "mean");
        deviation = copy(deviation, "deviation");
        if (mean.isEmpty() || mean.size() != deviation.size()) {
            throw new InvalidArgumentException(
                    "normalisation takes as many means as deviations, one or one for each channel, got " + mean.size()
                            + " and " + deviation.size());
        }
        if (kind == Kind.PER_IMAGE && mean.size() > 1) {
            throw new InvalidArgumentException("normalisation of each image takes one least deviation for all channels,"
                    + " got " + deviation.size());
        }
        for (int c = 0; c < mean.size(); c++) {
            if (!(deviation.get(c) > 0) || deviation.get(c).isInfinite() || !Double.isFinite(mean.get(c))) {
                throw new InvalidArgumentException(
                        "normalisation takes a finite mean and a positive, finite deviation, got " + mean.get(c)
                                + " and " + deviation.get(c));
            }
        }
    }

    /**
     * The same mean and deviation for all channels.
     *
     * @param kind against these constants, or against each image's mean and deviation
     * @param mean finite
     * @param deviation positive and finite
     * @throws InvalidArgumentException if a number is out of range
     */
    public Normalisation(Kind kind, double mean, double deviation) {
        this(kind, List.of(mean), List.of(deviation));
    }

    private static List<Double> copy(List<Double> values, String name) {
        Objects.requireNonNull(values, name);
        values.forEach(value -> Objects.requireNonNull(value, () -> "a value of " + name));
        return List.copyOf(values);
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

    /**
     * By mean and deviation of ImageNet's red, green and blue: 0.485, 0.456, 0.406 and 0.229, 0.224, 0.225. What nets take
     * that were trained on ImageNet first by the recipe of torchvision.
     */
    public static Normalisation imageNet() {
        return new Normalisation(Kind.FIXED, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }

    /**
     * Writes an image as numbers, plane by plane.
     *
     * @param bytes {@code [pixels * channels]}
     * @param into takes {@code [channels * pixels]} from the offset on
     */
    void write(byte[] bytes, int channels, float[] into, int offset) {
        if (kind == Kind.PER_IMAGE) {
            float[] table = perImage(bytes, channels);
            for (int c = 0; c < channels; c++) {
                look(bytes, channels, c, table, into, offset);
            }
        } else {
            float[] table = null;
            for (int c = 0; c < channels; c++) {
                if (c < mean.size()) {
                    table = table(mean.get(c), deviation.get(c));
                }
                look(bytes, channels, c, table, into, offset);
            }
        }
    }

    /** Sums run over the planes in turn, so that they are rounded the same way on every machine and in every version. */
    private float[] perImage(byte[] bytes, int channels) {
        double[] terms = new double[256];
        for (int v = 0; v < 256; v++) {
            terms[v] = level(v);
        }
        double shift = sum(bytes, channels, terms) / bytes.length;
        for (int v = 0; v < 256; v++) {
            terms[v] = (level(v) - shift) * (level(v) - shift);
        }
        double scale = Math.sqrt(sum(bytes, channels, terms) / bytes.length);
        return table(shift, Math.max(deviation.get(0), scale));
    }

    private static double sum(byte[] bytes, int channels, double[] terms) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            for (int at = c; at < bytes.length; at += channels) {
                sum += terms[bytes[at] & 0xff];
            }
        }
        return sum;
    }

    /** There are only 256 levels: what each becomes is worked out once, and the pixels look it up. */
    private static float[] table(double shift, double scale) {
        float[] table = new float[256];
        for (int v = 0; v < 256; v++) {
            table[v] = (float) ((level(v) - shift) / scale);
        }
        return table;
    }

    private static float level(int v) {
        return v / 255f;
    }

    private static void look(byte[] bytes, int channels, int channel, float[] table, float[] into, int offset) {
        int pixels = bytes.length / channels;
        int to = offset + channel * pixels;
        for (int i = 0, at = channel; i < pixels; i++, at += channels) {
            into[to + i] = table[bytes[at] & 0xff];
        }
    }
}
