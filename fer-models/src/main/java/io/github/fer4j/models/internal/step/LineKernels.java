package io.github.fer4j.models.internal.step;

/**
 * Loops over a piece of activations, with one value a channel laid out as often as the piece has positions. Each goes
 * element by element, without a branch and without a reduction, so that the JIT compiler vectorises it.
 */
final class LineKernels {
    /** Positive values times this are at least one, or tiny. */
    private static final float STEEP = 1e38f;

    private LineKernels() {}

    static void accumulateDeviations(float[] x, float[] guess, float[] sum, float[] square, int count) {
        for (int i = 0; i < count; i++) {
            float d = x[i] - guess[i];
            sum[i] += d;
            square[i] += d * d;
        }
    }

    /** {@code x = max(0, a x + b)}. */
    static void rectify(float[] x, float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = Math.max(0f, a[i] * x[i] + b[i]);
        }
    }

    /** {@code x = max(x, a other + b)}. */
    static void raise(float[] x, float[] other, float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = Math.max(x[i], a[i] * other[i] + b[i]);
        }
    }

    /** Zeroes g where the line is not positive: a product with a clamped steep line, since a branch mispredicts. */
    static void open(float[] x, float[] g, float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            g[i] *= Math.min(1f, Math.max(0f, (a[i] * x[i] + b[i]) * STEEP));
        }
    }

    /** Zeroes g where y is not positive. */
    static void open(float[] y, float[] g, int count) {
        for (int i = 0; i < count; i++) {
            g[i] *= Math.min(1f, y[i] * STEEP);
        }
    }

    /** {@code hit = 1} where the line reaches y, its maximum; otherwise 0. */
    static void hit(float[] x, float[] y, float[] a, float[] b, float[] hit, int count) {
        for (int i = 0; i < count; i++) {
            hit[i] = Math.max(0f, 1f - (y[i] - (a[i] * x[i] + b[i])) * STEEP);
        }
    }

    /** Of several hits only the first counts; what it is worth is g. */
    static void firstOf(float[] h0, float[] h1, float[] h2, float[] h3, float[] g, int count) {
        for (int i = 0; i < count; i++) {
            float left = g[i] - g[i] * h0[i];
            h0[i] *= g[i];
            float second = left * h1[i];
            left -= second;
            h1[i] = second;
            float third = left * h2[i];
            h2[i] = third;
            h3[i] *= left - third;
        }
    }

    static void accumulate(float[] g, float[] sum, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += g[i];
        }
    }

    static void accumulateProducts(float[] x, float[] g, float[] mean, float[] product, int count) {
        for (int i = 0; i < count; i++) {
            product[i] += g[i] * (x[i] - mean[i]);
        }
    }

    /** {@code x = scale g + slope (x - mean) + offset}. */
    static void combine(float[] x, float[] g, float[] mean, float[] scale, float[] slope, float[] offset, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = scale[i] * g[i] + slope[i] * (x[i] - mean[i]) + offset[i];
        }
    }

    static void multiply(float[] x, float[] factor, int count) {
        for (int i = 0; i < count; i++) {
            x[i] *= factor[i];
        }
    }

    /** One value a channel, laid out over so many floats. */
    static float[] repeat(float[] perChannel, int length) {
        float[] tile = new float[length];
        for (int i = 0; i < length; i += perChannel.length) {
            System.arraycopy(perChannel, 0, tile, i, Math.min(perChannel.length, length - i));
        }
        return tile;
    }

    /** The other way: sums over the positions of a piece, one a channel. */
    static double[] fold(float[] tile, int channels) {
        double[] sums = new double[channels];
        for (int i = 0; i < tile.length; i += channels) {
            for (int c = 0; c < channels; c++) {
                sums[c] += tile[i + c];
            }
        }
        return sums;
    }
}
