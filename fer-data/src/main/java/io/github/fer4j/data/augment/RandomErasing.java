package io.github.fer4j.data.augment;

import java.util.SplittableRandom;

/**
 * Covers a random rectangle (Zhong, Zheng, Kang, Li, Yang, <i>Random Erasing Data Augmentation</i>, AAAI 2020): its share
 * of the area is uniform between two bounds, its ratio of height to width log-uniform between 0.3 and 1 / 0.3.
 *
 * @param probability how often, 0 to 1
 * @param minArea smallest share of the area
 * @param maxArea largest share of the area
 * @param fill what the rectangle is covered with
 */
record RandomErasing(double probability, double minArea, double maxArea, Augmentation.Fill fill) {
    static final RandomErasing NEVER = new RandomErasing(0, 0, 0, Augmentation.Fill.NOISE);

    private static final double LOG_ASPECT = Math.log(1 / 0.3);

    /** Changes the bytes in place, or leaves them. */
    void apply(byte[] bytes, int height, int width, int channels, SplittableRandom random) {
        if (random.nextDouble() >= probability) {
            return;
        }
        double area = (minArea + (maxArea - minArea) * random.nextDouble()) * height * width;
        double aspect = Math.exp(LOG_ASPECT * (2 * random.nextDouble() - 1));
        // A side longer than the image is cut rather than drawn again, as the paper does, so that this always ends.
        int rows = between(Math.round(Math.sqrt(area * aspect)), height);
        int columns = between(Math.round(Math.sqrt(area / aspect)), width);
        int top = random.nextInt(height - rows + 1);
        int left = random.nextInt(width - columns + 1);
        byte[] means = fill == Augmentation.Fill.MEAN ? channelMeans(bytes, channels) : null;
        for (int y = top; y < top + rows; y++) {
            int at = (y * width + left) * channels;
            for (int i = 0; i < columns * channels; i++) {
                bytes[at + i] = means == null ? (byte) random.nextInt(256) : means[i % channels];
            }
        }
    }

    private static int between(long side, int largest) {
        return (int) Math.max(1, Math.min(largest, side));
    }

    private static byte[] channelMeans(byte[] bytes, int channels) {
        long[] sums = new long[channels];
        for (int i = 0; i < bytes.length; i++) {
            sums[i % channels] += bytes[i] & 0xff;
        }
        int pixels = bytes.length / channels;
        byte[] means = new byte[channels];
        for (int c = 0; c < channels; c++) {
            means[c] = (byte) ((sums[c] + pixels / 2) / pixels);
        }
        return means;
    }
}
