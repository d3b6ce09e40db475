package io.github.fer4j.models.classical;

import java.util.stream.IntStream;

/** What a learner learned. May be used by several threads at once until it is closed. */
interface FittedModel extends AutoCloseable {
    /**
     * The share of each class.
     *
     * @param rows {@code [samples][features]}, at least one
     * @return {@code [samples][classes]}, each row sums to 1
     */
    double[][] shares(float[][] rows);

    /** Frees native memory; once only, and when nobody uses it any more. */
    @Override
    default void close() {}

    /** Learns. */
    static FittedModel fit(Learner learner, Examples examples, long seed) {
        if (learner instanceof LinearSvm svm) {
            return PairwiseLinear.fit(svm, examples, seed);
        }
        if (learner instanceof RbfSvm svm) {
            return PairwiseKernel.fit(svm, examples);
        }
        if (learner instanceof NearestNeighbours neighbours) {
            return new NeighbourShares(neighbours, examples);
        }
        return new ForestShares((RandomForest) learner, examples, seed);
    }

    /** A row's shares at a time, on several threads. */
    interface ByRow extends FittedModel {
        double[] shares(float[] row);

        @Override
        default double[][] shares(float[][] rows) {
            double[][] shares = new double[rows.length][];
            IntStream.range(0, rows.length).parallel().forEach(i -> shares[i] = shares(rows[i]));
            return shares;
        }
    }
}
