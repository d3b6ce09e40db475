package io.github.fer4j.data.synthetic;

import java.util.Random;

/** Random numbers of the distributions that shares and probabilities are drawn from. */
final class Variates {
    private Variates() {}

    /** Marsaglia and Tsang, "A simple method for generating gamma variables", 2000; scale 1. */
    static double gamma(Random random, double shape) {
        if (shape < 1) {
            // Their remark in section 6: a power of a uniform number takes the shape down by 1.
            return gamma(random, shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /**
     * The beta distribution, by its mean and the sum of its parameters.
     *
     * @param mean 0 to 1; at the ends, and for an infinite concentration, the result
     * @param concentration above 0
     */
    static double beta(Random random, double mean, double concentration) {
        if (mean <= 0 || mean >= 1 || Double.isInfinite(concentration)) {
            return mean;
        }
        double one = gamma(random, mean * concentration);
        double other = gamma(random, (1 - mean) * concentration);
        return one + other > 0 ? one / (one + other) : mean;
    }

    /**
     * The Dirichlet distribution, by its mean and the sum of its parameters.
     *
     * @param mean shares that sum to 1; those that are 0 stay 0
     * @param concentration above 0; if infinite, the mean is the result
     */
    static double[] dirichlet(Random random, double[] mean, double concentration) {
        if (Double.isInfinite(concentration)) {
            return mean.clone();
        }
        double[] shares = new double[mean.length];
        double sum = 0;
        for (int k = 0; k < mean.length; k++) {
            shares[k] = mean[k] == 0 ? 0 : gamma(random, mean[k] * concentration);
            sum += shares[k];
        }
        if (!(sum > 0)) {
            return mean.clone();
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    /** A class number, drawn with the given probabilities. */
    static int pick(Random random, double[] probabilities) {
        double place = random.nextDouble();
        int last = 0;
        for (int k = 0; k < probabilities.length; k++) {
            if (probabilities[k] > 0) {
                last = k;
                place -= probabilities[k];
                if (place < 0) {
                    return k;
                }
            }
        }
        // Rounding: the probabilities summed to a little less than 1.
        return last;
    }
}
