package io.github.fer4j.data.clean;

import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import java.util.Arrays;

/**
 * 63 bits of how an image looks, which hardly change with its size, compression, light or contrast: the image in gray at 32x32,
 * its discrete cosine transform, and for each of the 63 lowest frequencies but the mean whether it is above their median.
 * Zauner, <i>Implementation and Benchmarking of Perceptual Image Hash Functions</i>, 2010, section 3.2.2. Two images look alike
 * where few bits differ ({@link #distance}).
 */
public final class PerceptualHash {
    private static final int SIDE = 32;
    private static final int LOW = 8;
    /** Far below a gray level, far above rounding: frequencies that are equal must not be told apart by rounding. */
    private static final double TOLERANCE = 1e-6;

    private static final double[][] COSINES = new double[LOW][SIDE];

    static {
        for (int u = 0; u < LOW; u++) {
            for (int x = 0; x < SIDE; x++) {
                // StrictMath, so that all machines agree.
                COSINES[u][x] = StrictMath.cos((2 * x + 1) * u * Math.PI / (2 * SIDE));
            }
        }
    }

    private PerceptualHash() {}

    /**
     * The hash of an image.
     *
     * @param image any size; a flat image has a hash that says nothing
     * @return 63 bits
     */
    public static long of(Image image) {
        byte[] pixels = image.toGray().resize(SIDE, SIDE, Interpolation.AREA).toByteArray();
        double[][] rows = new double[SIDE][LOW];
        for (int y = 0; y < SIDE; y++) {
            for (int u = 0; u < LOW; u++) {
                double sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += COSINES[u][x] * (pixels[y * SIDE + x] & 0xff);
                }
                rows[y][u] = sum;
            }
        }
        double[] frequencies = new double[LOW * LOW - 1];
        for (int i = 1; i <= frequencies.length; i++) {
            double sum = 0;
            for (int y = 0; y < SIDE; y++) {
                sum += COSINES[i / LOW][y] * rows[y][i % LOW];
            }
            frequencies[i - 1] = sum;
        }
        double[] sorted = frequencies.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        long hash = 0;
        for (double frequency : frequencies) {
            hash = hash << 1 | (frequency > median + TOLERANCE ? 1 : 0);
        }
        return hash;
    }

    /**
     * How far two hashes are apart.
     *
     * @param one a hash
     * @param other a hash
     * @return the number of bits that differ, 0 to 63
     */
    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }
}
