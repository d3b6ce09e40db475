package io.github.fer4j.benchmarks;

import java.util.SplittableRandom;

/**
 * The one batch that all contenders train on, again and again: random pixels with random labels. What is in a batch does
 * not change how long a step takes, and a ready batch keeps reading and augmenting out of the measurement.
 *
 * @param size images in the batch
 * @param pixels {@code [size, 1, SIDE, SIDE]}, row by row, with mean 0 and deviation 1
 * @param labels a class for each image
 */
record Workload(int size, float[] pixels, int[] labels) {
    /** Height and width of an image, in pixels; it has one channel. */
    static final int SIDE = 48;

    /** The number of classes. */
    static final int CLASSES = 7;

    /** A batch that is the same in every JVM. */
    static Workload random(int size) {
        SplittableRandom random = new SplittableRandom(42);
        float[] pixels = new float[size * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            // Uniform on [0, 1) has deviation 1 / sqrt(12).
            pixels[i] = (float) ((random.nextDouble() - 0.5) * Math.sqrt(12));
        }
        return new Workload(size, pixels, random.ints(size, 0, CLASSES).toArray());
    }

    /** As images of one channel. */
    ImageBatch images() {
        return new ImageBatch(size, 1, SIDE, pixels, labels);
    }

    /** The labels as distributions, {@code [size][CLASSES]}. */
    float[][] oneHot() {
        float[][] rows = new float[size][CLASSES];
        for (int i = 0; i < size; i++) {
            rows[i][labels[i]] = 1;
        }
        return rows;
    }
}
