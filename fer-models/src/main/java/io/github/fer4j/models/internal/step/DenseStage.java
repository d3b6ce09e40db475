package io.github.fer4j.models.internal.step;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

/** A dense layer, {@code y = x W + b}, with the rectifier behind it or without; by BLAS, one thread a member. */
final class DenseStage implements Stage {
    private final Memory x;
    private final int inputs;
    private final int units;
    private final int batch;
    private final boolean relu;
    /** {@code [inputs, units]} in order f, so in memory {@code [units, inputs]}. */
    private final Parameters.Part weights;

    private final Parameters.Part bias;
    private final Memory y;
    /** The gradient behind the rectifier, {@code [batch, units]}; null where nothing is learned. */
    private final Memory slope;

    DenseStage(
            Memory x, int inputs, int units, int batch, boolean relu, Parameters.Part weights, Parameters.Part bias) {
        this.x = x;
        this.inputs = inputs;
        this.units = units;
        this.batch = batch;
        this.relu = relu;
        this.weights = weights;
        this.bias = bias;
        y = Memory.of((long) batch * units);
        slope = weights.gradients() == null ? null : Memory.of((long) batch * units);
    }

    @Override
    public Memory output() {
        return y;
    }

    @Override
    public void forward(Shard shard) {
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                shard.rows(),
                units,
                inputs,
                1,
                x.at((long) shard.from() * inputs),
                inputs,
                weights.values().at(weights.offset()),
                inputs,
                0,
                y.at((long) shard.from() * units),
                units);
        float[] row = new float[units];
        for (int n = shard.from(); n < shard.to(); n++) {
            y.floats().get(n * units, row, 0, units);
            for (int u = 0; u < units; u++) {
                float z = row[u] + bias.value(u);
                row[u] = relu ? Math.max(0f, z) : z;
            }
            y.floats().put(n * units, row, 0, units);
        }
    }

    @Override
    public void backward(Shard shard) {
        float[] row = new float[units];
        float[] gradient = new float[units];
        for (int n = shard.from(); n < shard.to(); n++) {
            shard.gradient().floats().get((n - shard.from()) * units, gradient, 0, units);
            if (relu) {
                y.floats().get(n * units, row, 0, units);
                LineKernels.open(row, gradient, units);
            }
            slope.floats().put(n * units, gradient, 0, units);
        }
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                shard.rows(),
                inputs,
                units,
                1,
                slope.at((long) shard.from() * units),
                units,
                weights.values().at(weights.offset()),
                inputs,
                0,
                shard.gradient().at(0),
                inputs);
    }

    /** Each member does some of the units, for the whole batch: so nothing is left to add up. */
    @Override
    public void finish(int member, int members) {
        int from = Shard.start(units, member, members);
        int to = Shard.start(units, member + 1, members);
        if (from == to) {
            return;
        }
        cblas_sgemm(
                CblasRowMajor,
                CblasTrans,
                CblasNoTrans,
                to - from,
                inputs,
                batch,
                1,
                slope.at(from),
                units,
                x.at(0),
                inputs,
                0,
                weights.gradients().at(weights.offset() + (long) from * inputs),
                inputs);
        for (int u = from; u < to; u++) {
            double sum = 0;
            for (int n = 0; n < batch; n++) {
                sum += slope.floats().get(n * units + u);
            }
            bias.gradient(u, sum);
        }
    }

    @Override
    public void close() {
        y.close();
        if (slope != null) {
            slope.close();
        }
    }
}
