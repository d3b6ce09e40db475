package io.github.fer4j.models.internal;

import java.nio.FloatBuffer;
import java.util.function.IntConsumer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The four passes of batch normalisation with a rectifier, in plain Java, over the channels of a
 * {@code [batch, channels, height, width]} float array in native memory.
 *
 * <p>Why not the native operations: ND4J's {@code batchnorm_bp} lets oneDNN compute half of the gradient and adds the
 * other half by eight broadcast and reduction passes with temporary arrays, which makes it slower than the convolution
 * it follows. The work is bound by memory, so what counts is how often the activations are read: here twice forward and
 * twice backward, with the rectifier and its mask recomputed on the way instead of stored.
 *
 * <p>How: each channel is a task. A piece of a plane is copied to a {@code float[]} that stays in the first-level cache,
 * and the loops over it are element by element, without a branch and without a reduction, so that the JIT compiler
 * vectorises them; sums are kept per position, over the batch, and added up in double at the end. So the result does
 * not depend on the number of threads.
 */
final class ChannelKernels {
    /** Floats a piece: 8 KB, four of which fit the first-level cache. */
    private static final int PIECE = 2048;

    /** Positive values times this are at least one, or tiny; see {@link #open}. */
    private static final float STEEP = 1e38f;

    private final int batch;
    private final int channels;
    private final int plane;

    ChannelKernels(INDArray x) {
        batch = Math.toIntExact(x.size(0));
        channels = Math.toIntExact(x.size(1));
        plane = Math.toIntExact(x.size(2) * x.size(3));
    }

    /** Whether the kernels apply; what they do not cover is left to the native operations. */
    static boolean support(INDArray x, CNN2DFormat format) {
        return x.rank() == 4
                && format == CNN2DFormat.NCHW
                && x.dataType() == DataType.FLOAT
                && x.length() <= Integer.MAX_VALUE / Float.BYTES
                && Nd4j.getEnvironment().isCPU();
    }

    /** Whether the array's values lie in memory in order and from the start of its buffer. */
    static boolean isPlain(INDArray array) {
        return Shape.hasDefaultStridesForShape(array) && array.offset() == 0 && !array.isView();
    }

    /**
     * The array itself, or a copy whose values lie in memory in order: kernels and native operations read strided ones wrongly
     * or slowly (deeplearning4j issue 8860).
     */
    static INDArray plain(INDArray array) {
        return isPlain(array) ? array : array.dup('c');
    }

    private void eachChannel(IntConsumer task) {
        Tasks.each(channels, task);
    }

    /**
     * Mean and biased variance of each channel, by sums of deviations from a first guess, the mean of the first plane:
     * one pass, and no cancellation where the mean is large against the deviation.
     */
    void moments(FloatBuffer x, double[] mean, double[] variance) {
        eachChannel(c -> {
            int length = Math.min(plane, PIECE);
            float[] piece = new float[length];
            float[] sum = new float[length];
            float[] square = new float[length];
            float guess = 0;
            for (int n = 0; n < batch; n++) {
                for (int from = 0; from < plane; from += length) {
                    int count = Math.min(length, plane - from);
                    x.get((n * channels + c) * plane + from, piece, 0, count);
                    if (n == 0 && from == 0) {
                        guess = (float) (total(piece, count) / count);
                    }
                    accumulateDeviations(piece, guess, sum, square, count);
                }
            }
            double size = (double) batch * plane;
            double shift = total(sum, length) / size;
            mean[c] = guess + shift;
            variance[c] = Math.max(0, total(square, length) / size - shift * shift);
        });
    }

    private static void accumulateDeviations(float[] x, float guess, float[] sum, float[] square, int count) {
        for (int i = 0; i < count; i++) {
            float d = x[i] - guess;
            sum[i] += d;
            square[i] += d * d;
        }
    }

    /** {@code y = scale x + shift}, rectified on request. */
    void apply(FloatBuffer x, FloatBuffer y, float[] scale, float[] shift, boolean relu) {
        eachChannel(c -> {
            float[] piece = new float[Math.min(plane, PIECE)];
            float a = scale[c];
            float b = shift[c];
            for (int n = 0; n < batch; n++) {
                for (int from = 0; from < plane; from += piece.length) {
                    int count = Math.min(piece.length, plane - from);
                    int at = (n * channels + c) * plane + from;
                    x.get(at, piece, 0, count);
                    if (relu) {
                        rectifiedLine(piece, a, b, count);
                    } else {
                        line(piece, a, b, count);
                    }
                    y.put(at, piece, 0, count);
                }
            }
        });
    }

    private static void line(float[] x, float a, float b, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = a * x[i] + b;
        }
    }

    private static void rectifiedLine(float[] x, float a, float b, int count) {
        for (int i = 0; i < count; i++) {
            x[i] = Math.max(0f, a * x[i] + b);
        }
    }

    /**
     * The gradients of one layer. With g the gradient behind the rectifier (zero where {@code scale x + shift <= 0}),
     * M values a channel and s the reciprocal deviation: {@code dBeta = sum g}, {@code dGamma = s sum g (x - mean)},
     * {@code dx = gamma s (g - dBeta / M - s (x - mean) dGamma / M)}.
     *
     * @param scale gamma times s, as in the forward pass
     * @param shift beta minus mean times scale, as in the forward pass
     * @param fixed whether mean and deviation are constants instead of the batch's own: then {@code dx = gamma s g}
     */
    void backward(
            FloatBuffer x,
            FloatBuffer dy,
            FloatBuffer dx,
            double[] mean,
            double[] reciprocalDeviation,
            float[] scale,
            float[] shift,
            boolean relu,
            boolean fixed,
            float[] dGamma,
            float[] dBeta) {
        eachChannel(c -> {
            int length = Math.min(plane, PIECE);
            float[] xs = new float[length];
            float[] gs = new float[length];
            float[] sum = new float[length];
            float[] product = new float[length];
            float m = (float) mean[c];
            for (int n = 0; n < batch; n++) {
                for (int from = 0; from < plane; from += length) {
                    int count = Math.min(length, plane - from);
                    read(x, dy, (n * channels + c) * plane + from, xs, gs, count, scale[c], shift[c], relu);
                    accumulateProducts(xs, gs, m, sum, product, count);
                }
            }
            double s = reciprocalDeviation[c];
            double size = (double) batch * plane;
            double beta = total(sum, length);
            double gamma = s * total(product, length);
            dBeta[c] = (float) beta;
            dGamma[c] = (float) gamma;

            float slope = fixed ? 0 : (float) (-scale[c] * s * gamma / size);
            float offset = fixed ? 0 : (float) (-scale[c] * beta / size);
            for (int n = 0; n < batch; n++) {
                for (int from = 0; from < plane; from += length) {
                    int count = Math.min(length, plane - from);
                    int at = (n * channels + c) * plane + from;
                    read(x, dy, at, xs, gs, count, scale[c], shift[c], relu);
                    combine(xs, gs, m, scale[c], slope, offset, count);
                    dx.put(at, gs, 0, count);
                }
            }
        });
    }

    private static void read(
            FloatBuffer x, FloatBuffer dy, int at, float[] xs, float[] gs, int count, float a, float b, boolean relu) {
        x.get(at, xs, 0, count);
        dy.get(at, gs, 0, count);
        if (relu) {
            open(xs, gs, a, b, count);
        }
    }

    /** Zeroes g where the line is not positive: a product with a clamped steep line, since a branch mispredicts. */
    private static void open(float[] x, float[] g, float a, float b, int count) {
        for (int i = 0; i < count; i++) {
            g[i] *= Math.min(1f, Math.max(0f, (a * x[i] + b) * STEEP));
        }
    }

    private static void accumulateProducts(float[] x, float[] g, float mean, float[] sum, float[] product, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += g[i];
            product[i] += g[i] * (x[i] - mean);
        }
    }

    private static void combine(float[] x, float[] g, float mean, float scale, float slope, float offset, int count) {
        for (int i = 0; i < count; i++) {
            g[i] = scale * g[i] + slope * (x[i] - mean) + offset;
        }
    }

    private static double total(float[] values, int count) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += values[i];
        }
        return total;
    }
}
