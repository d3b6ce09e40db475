package io.github.fer4j.data.augment;

import java.util.SplittableRandom;

/**
 * Adds normal noise of mean 0 to every sample; what leaves 0 to 255 is cut.
 *
 * <p>Samples are whole numbers, so a rounded noisy sample is the sample plus rounded noise: k has the probability {@code
 * Phi((k + 1/2) / deviation) - Phi((k - 1/2) / deviation)}. A table holds each k as often as that is of 2^16, and 16 random
 * bits look one up: four for each long, several times as fast as drawing normal numbers, and the same on every machine. The
 * tails end where a probability falls under 2^-17, beyond 4 deviations.
 */
final class GaussianNoise {
    private static final int ENTRIES = 1 << 16;

    private final short[] table = new short[ENTRIES];

    /** @param deviation in gray levels, above 0; far below 0.2 all noise is rounded to none */
    GaussianNoise(double deviation) {
        int filled = 0;
        int lowest = (int) -Math.ceil(8 * deviation) - 1;
        for (int k = lowest; filled < ENTRIES; k++) {
            int end = k == -lowest ? ENTRIES : (int) Math.rint(ENTRIES * phi((k + 0.5) / deviation));
            for (; filled < end; filled++) {
                table[filled] = (short) k;
            }
        }
    }

    /**
     * The standard normal distribution function, by Marsaglia's series {@code 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + ...)}
     * (<i>Evaluating the Normal Distribution</i>, Journal of Statistical Software 11(4), 2004). In StrictMath, so that the
     * table is the same everywhere.
     */
    static double phi(double x) {
        if (Math.abs(x) > 8) {
            return x < 0 ? 0 : 1;
        }
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-17; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-0.5 * x * x) / StrictMath.sqrt(2 * Math.PI);
    }

    /** Changes the bytes in place. */
    void apply(byte[] bytes, SplittableRandom random) {
        long bits = 0;
        for (int i = 0; i < bytes.length; i++) {
            bits = (i & 3) == 0 ? random.nextLong() : bits >>> 16;
            int level = (bytes[i] & 0xff) + table[(int) bits & ENTRIES - 1];
            bytes[i] = (byte) Math.max(0, Math.min(255, level));
        }
    }
}
