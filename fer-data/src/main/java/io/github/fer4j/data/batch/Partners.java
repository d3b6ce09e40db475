package io.github.fer4j.data.batch;

import io.github.fer4j.InvalidArgumentException;
import java.util.SplittableRandom;

/**
 * Which row of a batch each row is mixed with.
 *
 * @param permutation {@code [batch]}; a row may be its own partner, and then stays as it is
 */
record Partners(int[] permutation) {
    /** Practically a coin already; far below, even the logarithm of a gamma variate would overflow. */
    private static final double LEAST_ALPHA = 1e-3;

    private static final double LARGEST_ALPHA = 1000;

    static void requireAlpha(double alpha) {
        if (!(alpha >= LEAST_ALPHA && alpha <= LARGEST_ALPHA)) {
            throw new InvalidArgumentException("alpha of the beta distribution is 0.001 to 1000, got " + alpha
                    + "; leave mixing off with Mix.none()");
        }
    }

    /** A random permutation, each equally likely. */
    static Partners draw(int rows, SplittableRandom random) {
        int[] permutation = new int[rows];
        for (int i = 0; i < rows; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
        return new Partners(permutation);
    }

    int of(int row) {
        return permutation[row];
    }

    /**
     * The batch with these inputs, and with targets, weights and affect mixed as {@link Mix} says.
     *
     * @param inputs mixed already
     * @param share of a row's own
     */
    Batch mixTargets(Batch batch, float[] inputs, double share) {
        float[][] targets = new float[batch.size()][];
        double[] weights = new double[batch.size()];
        for (int row = 0; row < targets.length; row++) {
            int other = permutation[row];
            weights[row] = share * batch.weights()[row] + (1 - share) * batch.weights()[other];
            // Where nothing counts, the target does not matter, but it must be a distribution.
            double part = weights[row] > 0 ? share * batch.weights()[row] / weights[row] : share;
            float[] own = batch.targets()[row];
            float[] partners = batch.targets()[other];
            targets[row] = new float[own.length];
            for (int k = 0; k < own.length; k++) {
                targets[row][k] = (float) (part * own[k] + (1 - part) * partners[k]);
            }
        }
        return new Batch(
                batch.number(),
                batch.input(),
                inputs,
                targets,
                weights,
                batch.affect().mixed(this, share),
                batch.indices(),
                batch.ids());
    }
}
