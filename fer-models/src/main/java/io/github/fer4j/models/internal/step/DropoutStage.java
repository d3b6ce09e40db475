package io.github.fer4j.models.internal.step;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout, by the operation of Deeplearning4j on an array of the same order: the same seed gives the same mask there. */
final class DropoutStage implements Stage {
    private final Memory x;
    private final int length;
    private final int batch;
    private final double keep;
    private final Memory factors;
    private final Memory y;

    /** @param keep the share of values that stay */
    DropoutStage(Memory x, int length, int batch, double keep) {
        this.x = x;
        this.length = length;
        this.batch = batch;
        this.keep = keep;
        factors = Memory.of((long) batch * length);
        y = Memory.of((long) batch * length);
    }

    @Override
    public Memory output() {
        return y;
    }

    /** Draws what the next step multiplies by; by one thread, in the order of the stages. */
    void draw() {
        INDArray array = factors.array(0, batch, length);
        array.assign(1);
        Nd4j.getExecutioner().exec(new DropOutInverted(array, array, keep));
    }

    @Override
    public void forward(Shard shard) {
        multiply(shard, x.floats(), y.floats(), shard.from());
    }

    @Override
    public void backward(Shard shard) {
        multiply(shard, shard.gradient().floats(), shard.gradient().floats(), 0);
    }

    private void multiply(Shard shard, FloatBuffer from, FloatBuffer to, int firstRow) {
        float[] values = new float[length];
        float[] factor = new float[length];
        for (int n = 0; n < shard.rows(); n++) {
            from.get((firstRow + n) * length, values, 0, length);
            factors.floats().get((shard.from() + n) * length, factor, 0, length);
            LineKernels.multiply(values, factor, length);
            to.put((firstRow + n) * length, values, 0, length);
        }
    }

    @Override
    public void close() {
        factors.close();
        y.close();
    }
}
