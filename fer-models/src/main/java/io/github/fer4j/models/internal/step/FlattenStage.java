package io.github.fer4j.models.internal.step;

/** Maps to features in the order of Deeplearning4j: channel by channel. */
final class FlattenStage implements Stage {
    private final Memory x;
    private final Shape in;
    private final Memory y;

    FlattenStage(Memory x, Shape in, int batch) {
        this.x = x;
        this.in = in;
        y = Memory.of((long) batch * in.length());
    }

    @Override
    public Memory output() {
        return y;
    }

    @Override
    public void forward(Shard shard) {
        float[] image = new float[in.length()];
        for (int n = shard.from(); n < shard.to(); n++) {
            x.floats().get(n * image.length, image, 0, image.length);
            y.floats().put(n * image.length, transposed(image, in.positions(), in.channels()));
        }
    }

    @Override
    public void backward(Shard shard) {
        float[] image = new float[in.length()];
        for (int n = 0; n < shard.rows(); n++) {
            shard.gradient().floats().get(n * image.length, image, 0, image.length);
            shard.gradient().floats().put(n * image.length, transposed(image, in.channels(), in.positions()));
        }
    }

    static float[] transposed(float[] matrix, int rows, int columns) {
        float[] result = new float[matrix.length];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                result[column * rows + row] = matrix[row * columns + column];
            }
        }
        return result;
    }

    @Override
    public void close() {
        y.close();
    }
}
