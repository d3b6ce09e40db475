package io.github.fer4j.data.batch;

import java.util.SplittableRandom;

/**
 * Draws from the symmetric beta distribution as {@code G1 / (G1 + G2)} of two gamma variates of the same shape. Gamma
 * variates of a shape of at least 1 are drawn by rejection (Marsaglia and Tsang, <i>A simple method for generating gamma
 * variables</i>, ACM TOMS 26(3), 2000); of a smaller shape {@code a} as one of shape {@code a + 1} times {@code U^(1/a)}
 * (same paper, section 6), in logarithms, because that power underflows where the shape is small. StrictMath, so that a seed
 * gives the same number on every machine.
 */
final class Beta {
    private Beta() {}

    /**
     * A draw from Beta(alpha, alpha).
     *
     * @param alpha positive
     * @return 0 to 1
     */
    static double symmetric(double alpha, SplittableRandom random) {
        double one = logGamma(alpha, random);
        double other = logGamma(alpha, random);
        return 1 / (1 + StrictMath.exp(other - one));
    }

    /** The logarithm of a draw from the gamma distribution of this shape and scale 1. */
    private static double logGamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return logGamma(shape + 1, random) + StrictMath.log(positive(random)) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal(random);
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                if (StrictMath.log(positive(random)) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                    return StrictMath.log(d * v);
                }
            }
        }
    }

    /** Standard normal, by the polar method of Marsaglia. */
    private static double normal(SplittableRandom random) {
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** Uniform in (0, 1]. */
    private static double positive(SplittableRandom random) {
        return 1 - random.nextDouble();
    }
}
