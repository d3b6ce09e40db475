package io.github.fer4j.benchmarks;

import java.util.SplittableRandom;

/**
 * A batch of random images of any size, with random labels.
 *
 * @param size images in the batch
 * @param channels of each
 * @param side height and width of each
 * @param pixels {@code [size, channels, side, side]}, row by row, with mean 0 and deviation 1
 * @param labels a class for each image
 */
record ImageBatch(int size, int channels, int side, float[] pixels, int[] labels) {
    /** A batch that is the same in every JVM. */
    static ImageBatch random(int size, int channels, int side) {
        SplittableRandom random = new SplittableRandom(42);
        float[] pixels = new float[size * channels * side * side];
        for (int i = 0; i < pixels.length; i++) {
            // Uniform on [0, 1) has deviation 1 / sqrt(12).
            pixels[i] = (float) ((random.nextDouble() - 0.5) * Math.sqrt(12));
        }
        return new ImageBatch(
                size,
                channels,
                side,
                pixels,
                random.ints(size, 0, Workload.CLASSES).toArray());
    }

    /** The shape of the pixels. */
    long[] shape() {
        return new long[] {size, channels, side, side};
    }

    /** The labels as distributions, {@code [size][CLASSES]}. */
    float[][] oneHot() {
        return new Workload(size, pixels, labels).oneHot();
    }
}
