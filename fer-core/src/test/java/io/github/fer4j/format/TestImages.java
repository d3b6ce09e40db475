package io.github.fer4j.format;

import io.github.fer4j.Image;
import java.util.Arrays;
import java.util.Random;

/** Images of all sizes for the tests of preprocessing. */
final class TestImages {
    private TestImages() {}

    /** Uniform levels. */
    static Image noise(int height, int width, int channels, long seed) {
        byte[] bytes = new byte[height * width * channels];
        new Random(seed).nextBytes(bytes);
        return of(height, width, channels, bytes);
    }

    static Image flat(int height, int width, int channels, int level) {
        byte[] bytes = new byte[height * width * channels];
        Arrays.fill(bytes, (byte) level);
        return of(height, width, channels, bytes);
    }

    static Image gray(int height, int width, int... levels) {
        byte[] bytes = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            bytes[i] = (byte) levels[i];
        }
        return Image.gray(height, width, bytes);
    }

    private static Image of(int height, int width, int channels, byte[] bytes) {
        return channels == 1 ? Image.gray(height, width, bytes) : Image.rgb(height, width, bytes);
    }
}
