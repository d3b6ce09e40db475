package io.github.fer4j.models.internal.step;

import java.util.Arrays;

/**
 * What one image is at some place of the chain: a map, or with height and width 1 a row of features.
 *
 * @param height in positions
 * @param width in positions
 * @param channels values a position
 */
record Shape(int height, int width, int channels) {
    static Shape features(int count) {
        return new Shape(1, 1, count);
    }

    int positions() {
        return height * width;
    }

    int length() {
        return height * width * channels;
    }

    /** After 2x2 pooling with stride 2. */
    Shape halved() {
        return new Shape(height / 2, width / 2, channels);
    }

    /**
     * Copies images into memory with their channels last.
     *
     * @param values with the channels first, image by image
     * @param from the first image that is copied
     * @param count how many; they come to the start of the memory
     */
    void put(float[] values, int from, int count, Memory to) {
        int length = length();
        if (channels == 1) {
            to.floats().put(0, values, from * length, count * length);
            return;
        }
        for (int n = 0; n < count; n++) {
            float[] one = Arrays.copyOfRange(values, (from + n) * length, (from + n + 1) * length);
            to.floats().put(n * length, FlattenStage.transposed(one, channels, positions()));
        }
    }
}
