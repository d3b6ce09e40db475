package io.github.fer4j.models.internal;

import java.nio.FloatBuffer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rectifier {@code min(max(0, x), 6)} (Krizhevsky, <i>Convolutional Deep Belief Networks on CIFAR-10</i>, 2010) in one pass
 * over memory each way.
 *
 * <p>The function is the one of {@code Activation.RELU6}. The stock activation goes through ND4J's scalar operation and a
 * derivative that is not vectorised, followed by a product: more than the depthwise convolution next to it costs. Like every
 * {@code IActivation} it works in place and has no parameters. What is not a plain array of floats is left to the stock one.
 */
public final class FastRelu6 extends ActivationReLU6 {
    private static final long serialVersionUID = 1L;

    private static final float TOP = 6;

    /** Positive values times this are at least one, or tiny. */
    private static final float STEEP = 1e38f;

    /** Floats of a task: 16 KB, which fit the first-level cache twice. */
    private static final int PIECE = 4096;

    /** Creates the activation; it has no settings. */
    public FastRelu6() {}

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        if (!covers(in)) {
            return super.getActivation(in, training);
        }
        FloatBuffer values = NativeFloats.buffer(in);
        eachPiece((int) in.length(), (from, count) -> {
            float[] x = new float[count];
            values.get(from, x);
            clip(x);
            values.put(from, x);
        });
        return in;
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        if (!covers(in) || !covers(epsilon)) {
            return super.backprop(in, epsilon);
        }
        // The gradient may replace the pre-activation: all layers hand over an array that they own.
        FloatBuffer values = NativeFloats.buffer(in);
        FloatBuffer gradients = NativeFloats.buffer(epsilon);
        eachPiece((int) in.length(), (from, count) -> {
            float[] x = new float[count];
            float[] g = new float[count];
            values.get(from, x);
            gradients.get(from, g);
            open(x, g);
            values.put(from, g);
        });
        return new Pair<>(in, null);
    }

    private static boolean covers(INDArray array) {
        return array.dataType() == DataType.FLOAT
                && array.ordering() == 'c'
                && ChannelKernels.isPlain(array)
                && array.length() <= Integer.MAX_VALUE / Float.BYTES
                && Nd4j.getEnvironment().isCPU();
    }

    private interface Piece {
        void compute(int from, int count);
    }

    private static void eachPiece(int length, Piece piece) {
        Tasks.each((length + PIECE - 1) / PIECE, task -> {
            int from = task * PIECE;
            piece.compute(from, Math.min(PIECE, length - from));
        });
    }

    private static void clip(float[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.min(TOP, Math.max(0f, x[i]));
        }
    }

    /** Zeroes g outside of 0 to 6: products with clamped steep lines, since a branch mispredicts. */
    private static void open(float[] x, float[] g) {
        for (int i = 0; i < x.length; i++) {
            g[i] *= Math.min(1f, Math.max(0f, x[i] * STEEP)) * Math.min(1f, Math.max(0f, (TOP - x[i]) * STEEP));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FastRelu6;
    }

    @Override
    public int hashCode() {
        return FastRelu6.class.hashCode();
    }
}
