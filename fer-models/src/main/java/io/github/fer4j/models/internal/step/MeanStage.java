package io.github.fer4j.models.internal.step;

import java.util.Arrays;

/** The mean over height and width. */
final class MeanStage implements Stage {
    private final Memory x;
    private final Shape in;
    private final Memory y;

    MeanStage(Memory x, Shape in, int batch) {
        this.x = x;
        this.in = in;
        y = Memory.of((long) batch * in.channels());
    }

    @Override
    public Memory output() {
        return y;
    }

    @Override
    public void forward(Shard shard) {
        int channels = in.channels();
        float[] position = new float[channels];
        float[] sum = new float[channels];
        for (int n = shard.from(); n < shard.to(); n++) {
            Arrays.fill(sum, 0);
            for (int p = 0; p < in.positions(); p++) {
                x.floats().get((n * in.positions() + p) * channels, position, 0, channels);
                LineKernels.accumulate(position, sum, channels);
            }
            scale(sum);
            y.floats().put(n * channels, sum, 0, channels);
        }
    }

    private void scale(float[] values) {
        float share = 1f / in.positions();
        for (int c = 0; c < values.length; c++) {
            values[c] *= share;
        }
    }

    /** From the last image to the first, for the result is longer and takes the place of what it is made of. */
    @Override
    public void backward(Shard shard) {
        int channels = in.channels();
        float[] gradient = new float[channels];
        for (int n = shard.rows() - 1; n >= 0; n--) {
            shard.gradient().floats().get(n * channels, gradient, 0, channels);
            scale(gradient);
            for (int p = 0; p < in.positions(); p++) {
                shard.gradient().floats().put((n * in.positions() + p) * channels, gradient, 0, channels);
            }
        }
    }

    @Override
    public void close() {
        y.close();
    }
}
