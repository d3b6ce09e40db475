package io.github.fer4j.models.classical;

import java.util.Random;

/** Points about a centre for each class. */
final class Toy {
    private Toy() {}

    /** @param spread the deviation of a point about its centre; centres lie about 2 apart */
    static Examples blobs(int classes, int each, int features, double spread, long seed) {
        Random random = new Random(99);
        double[][] centres = new double[classes][features];
        for (double[] centre : centres) {
            for (int f = 0; f < features; f++) {
                centre[f] = random.nextGaussian() * Math.sqrt(2.0 / features);
            }
        }
        Random noise = new Random(seed);
        float[][] rows = new float[classes * each][features];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = i % classes;
            for (int f = 0; f < features; f++) {
                rows[i][f] = (float) (centres[labels[i]][f] + spread * noise.nextGaussian());
            }
        }
        return new Examples(rows, labels, classes);
    }

    static int top(double[] shares) {
        int best = 0;
        for (int i = 1; i < shares.length; i++) {
            best = shares[i] > shares[best] ? i : best;
        }
        return best;
    }

    static double accuracy(FittedModel model, Examples examples) {
        double[][] shares = model.shares(examples.rows());
        int hits = 0;
        for (int i = 0; i < shares.length; i++) {
            hits += top(shares[i]) == examples.classes()[i] ? 1 : 0;
        }
        return (double) hits / shares.length;
    }
}
