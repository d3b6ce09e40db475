package io.github.fer4j.models.internal.step;

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
}
