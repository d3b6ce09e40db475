package io.github.fer4j.models.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An exponential moving average of the parameters, running statistics included: {@code a = d a + (1 - d) p} after each
 * step, with {@code d = min(decay, (1 + t) / (10 + t))} at step t, so that the random start is forgotten soon.
 */
final class ParameterAverage implements AutoCloseable {
    private final double decay;
    private final INDArray average;
    private long steps;

    ParameterAverage(double decay, INDArray parameters) {
        this.decay = decay;
        this.average = parameters.dup();
    }

    void add(INDArray parameters) {
        double d = Math.min(decay, (1.0 + steps) / (10.0 + steps));
        steps++;
        average.muli(d);
        try (INDArray share = parameters.mul(1 - d)) {
            average.addi(share);
        }
    }

    INDArray get() {
        return average;
    }

    @Override
    public void close() {
        average.close();
    }
}
