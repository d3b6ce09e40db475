package io.github.fer4j.models.train;

import io.github.fer4j.models.optim.WeightAveraging;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The average of the parameters that a run validates and keeps, running statistics of batch normalisation included.
 *
 * <p>Exponential: {@code a = d a + (1 - d) p} after each step, with {@code d = min(decay, (1 + t) / (10 + t))} at step t, so
 * that the random start is forgotten soon. Stochastic weight averaging: the plain mean of the parameters at the end of each
 * epoch, from a share of the run on.
 */
final class ParameterAverage implements AutoCloseable {
    private final WeightAveraging rule;
    private final INDArray average;
    private long added;

    ParameterAverage(WeightAveraging rule, INDArray parameters) {
        this.rule = rule;
        this.average = parameters.dup();
    }

    void afterStep(INDArray parameters) {
        if (rule instanceof WeightAveraging.Ema ema) {
            add(parameters, Math.min(ema.decay(), (1.0 + added) / (10.0 + added)));
        }
    }

    /**
     * @param progress the share of the epochs that is done, in (0, 1]
     */
    void afterEpoch(INDArray parameters, double progress) {
        if (rule instanceof WeightAveraging.Swa swa && progress > swa.start()) {
            add(parameters, added / (added + 1.0));
        }
    }

    private void add(INDArray parameters, double keep) {
        added++;
        average.muli(keep);
        try (INDArray share = parameters.mul(1 - keep)) {
            average.addi(share);
        }
    }

    /** Whether the average is what counts, or has not begun. */
    boolean hasBegun() {
        return added > 0;
    }

    /** The average; stays this object's. */
    INDArray get() {
        return average;
    }

    /** How often it was added to. */
    long added() {
        return added;
    }

    void restore(float[] values, long addedBefore) {
        NetState.assign(average, values);
        added = addedBefore;
    }

    @Override
    public void close() {
        average.close();
    }
}
