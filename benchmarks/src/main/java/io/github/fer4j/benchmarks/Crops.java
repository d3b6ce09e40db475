package io.github.fer4j.benchmarks;

import java.util.SplittableRandom;

/**
 * The face crops that all contenders of {@link FerSpeed} classify, and for those that have no preprocessing of their own the
 * one of the models that are compared: each crop to mean 0 and deviation 1. Used where fer4j is not on the class path, so it
 * takes nothing from there.
 *
 * @param side height and width of a crop; it has one channel
 * @param pixels of each crop, row by row, as unsigned bytes
 */
record Crops(int side, byte[][] pixels) {
    /** The least deviation that a crop is taken to have, as the models' cards say. */
    private static final double LEAST_DEVIATION = 0.02;

    /** Crops that are the same in every JVM: what is on them does not change how long a net takes. */
    static Crops random(int count, int side) {
        SplittableRandom random = new SplittableRandom(42);
        byte[][] pixels = new byte[count][side * side];
        for (byte[] crop : pixels) {
            random.nextBytes(crop);
        }
        return new Crops(side, pixels);
    }

    int count() {
        return pixels.length;
    }

    /** The input of the net for some of the crops, from the first on: {@code [count, 1, side, side]}. */
    float[] normalised(int from, int count) {
        int length = side * side;
        float[] values = new float[count * length];
        for (int i = 0; i < count; i++) {
            normalise(pixels[from + i], values, i * length);
        }
        return values;
    }

    private static void normalise(byte[] crop, float[] into, int offset) {
        long sum = 0;
        long squares = 0;
        for (byte pixel : crop) {
            int level = pixel & 0xff;
            sum += level;
            squares += (long) level * level;
        }
        double mean = (double) sum / crop.length / 255;
        double variance = Math.max(0, (double) squares / crop.length / (255 * 255) - mean * mean);
        float shift = (float) mean;
        float scale = (float) (1 / Math.max(LEAST_DEVIATION, Math.sqrt(variance)));
        for (int i = 0; i < crop.length; i++) {
            into[offset + i] = ((crop[i] & 0xff) / 255f - shift) * scale;
        }
    }

    /**
     * Probabilities from what a net gives.
     *
     * @param logits {@code [count, classes]}
     * @param count of crops
     * @param temperature what logits are divided by
     * @return {@code [count][classes]}
     */
    static double[][] softmax(float[] logits, int count, double temperature) {
        int classes = logits.length / count;
        double[][] rows = new double[count][classes];
        for (int i = 0; i < count; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                largest = Math.max(largest, logits[i * classes + c]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                rows[i][c] = Math.exp((logits[i * classes + c] - largest) / temperature);
                sum += rows[i][c];
            }
            for (int c = 0; c < classes; c++) {
                rows[i][c] /= sum;
            }
        }
        return rows;
    }
}
