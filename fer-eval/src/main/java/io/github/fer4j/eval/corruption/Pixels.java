package io.github.fer4j.eval.corruption;

import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.Similarity;
import io.github.fer4j.format.GaussianFilter;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** How {@link Corruption}s change an image. */
final class Pixels {
    /** In pixels; what {@link GaussianFilter} takes. */
    private static final double LARGEST_DEVIATION = 32;

    private static final byte GRAY = (byte) 128;

    private Pixels() {}

    static Image blur(Image image, double share) {
        double deviation = share * Math.min(image.width(), image.height());
        return new GaussianFilter(Math.min(LARGEST_DEVIATION, deviation)).apply(image);
    }

    /** Each value changed, rounded, and cut to 0 to 255. */
    static Image map(Image image, DoubleUnaryOperator change) {
        byte[] values = image.toByteArray();
        for (int i = 0; i < values.length; i++) {
            long value = Math.round(change.applyAsDouble(values[i] & 0xff));
            values[i] = (byte) Math.max(0, Math.min(255, value));
        }
        return like(image, values);
    }

    /** Width and height are rounded to whole pixels, at least 1. */
    static Image cover(Image image, double share, Random random) {
        int width = (int) Math.max(1, Math.round(image.width() * Math.sqrt(share)));
        int height = (int) Math.max(1, Math.round(image.height() * Math.sqrt(share)));
        int left = random.nextInt(image.width() - width + 1);
        int top = random.nextInt(image.height() - height + 1);
        byte[] values = image.toByteArray();
        for (int y = top; y < top + height; y++) {
            int from = (y * image.width() + left) * image.channels();
            Arrays.fill(values, from, from + width * image.channels(), GRAY);
        }
        return like(image, values);
    }

    static Image turn(Image image, double degrees) {
        double angle = Math.toRadians(degrees);
        double a = StrictMath.cos(angle); // the same on every machine
        double b = StrictMath.sin(angle);
        double x = (image.width() - 1) / 2.0;
        double y = (image.height() - 1) / 2.0;
        // The centre stays where it is.
        Similarity turn = new Similarity(a, b, x - a * x + b * y, y - b * x - a * y);
        return image.transformed(turn, image.height(), image.width());
    }

    static Image coarsen(Image image, double times) {
        int height = (int) Math.max(1, Math.round(image.height() / times));
        int width = (int) Math.max(1, Math.round(image.width() / times));
        return image.resize(height, width, Interpolation.AREA)
                .resize(image.height(), image.width(), Interpolation.BILINEAR);
    }

    private static Image like(Image image, byte[] values) {
        return image.channels() == 1
                ? Image.gray(image.height(), image.width(), values)
                : Image.rgb(image.height(), image.width(), values);
    }
}
