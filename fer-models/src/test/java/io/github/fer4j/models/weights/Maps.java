package io.github.fer4j.models.weights;

import java.util.function.DoubleUnaryOperator;

/**
 * Feature maps of one image in plain loops over doubles: what the imported nets are compared with. Nothing here is fast, and
 * nothing is shared with the code under test.
 *
 * @param values {@code [channels, height, width]}
 */
record Maps(double[] values, int channels, int height, int width) {
    double at(int channel, int y, int x) {
        return values[(channel * height + y) * width + x];
    }

    /** PyTorch's padding: the same on each side. */
    Maps conv(double[] weights, int out, int kernel, int stride, int pad, int groups) {
        return conv(weights, out, kernel, stride, pad, pad, pad, pad, groups);
    }

    /** TensorFlow's {@code same}: so much that ceil(side / stride) are left, the odd line at the end. */
    Maps convSame(double[] weights, int out, int kernel, int stride, int groups) {
        int high = Math.max(0, ((height + stride - 1) / stride - 1) * stride + kernel - height);
        int wide = Math.max(0, ((width + stride - 1) / stride - 1) * stride + kernel - width);
        return conv(weights, out, kernel, stride, high / 2, high - high / 2, wide / 2, wide - wide / 2, groups);
    }

    private Maps conv(
            double[] weights, int out, int kernel, int stride, int top, int bottom, int left, int right, int groups) {
        int outHeight = (height + top + bottom - kernel) / stride + 1;
        int outWidth = (width + left + right - kernel) / stride + 1;
        int in = channels / groups;
        double[] result = new double[out * outHeight * outWidth];
        for (int o = 0; o < out; o++) {
            int first = o / (out / groups) * in;
            for (int y = 0; y < outHeight; y++) {
                for (int x = 0; x < outWidth; x++) {
                    double sum = 0;
                    for (int i = 0; i < in; i++) {
                        for (int ky = 0; ky < kernel; ky++) {
                            for (int kx = 0; kx < kernel; kx++) {
                                int sy = y * stride + ky - top;
                                int sx = x * stride + kx - left;
                                if (sy >= 0 && sx >= 0 && sy < height && sx < width) {
                                    sum += weights[((o * in + i) * kernel + ky) * kernel + kx] * at(first + i, sy, sx);
                                }
                            }
                        }
                    }
                    result[(o * outHeight + y) * outWidth + x] = sum;
                }
            }
        }
        return new Maps(result, out, outHeight, outWidth);
    }

    Maps plus(double[] biases) {
        return eachChannel((c, v) -> v + biases[c]);
    }

    Maps norm(double[] gamma, double[] beta, double[] mean, double[] variance, double epsilon) {
        return eachChannel((c, v) -> gamma[c] * (v - mean[c]) / Math.sqrt(variance[c] + epsilon) + beta[c]);
    }

    Maps times(double[] gates) {
        return eachChannel((c, v) -> v * gates[c]);
    }

    interface PerChannel {
        double apply(int channel, double value);
    }

    Maps eachChannel(PerChannel function) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.apply(i / (height * width), values[i]);
        }
        return new Maps(result, channels, height, width);
    }

    Maps map(DoubleUnaryOperator function) {
        return eachChannel((c, v) -> function.applyAsDouble(v));
    }

    Maps relu() {
        return map(v -> Math.max(0, v));
    }

    Maps relu6() {
        return map(v -> Math.min(6, Math.max(0, v)));
    }

    Maps swish() {
        return map(v -> v / (1 + Math.exp(-v)));
    }

    Maps sigmoid() {
        return map(v -> 1 / (1 + Math.exp(-v)));
    }

    Maps plus(Maps other) {
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] += other.values[i];
        }
        return new Maps(result, channels, height, width);
    }

    Maps maxPool(int kernel, int stride, int pad) {
        int outHeight = (height + 2 * pad - kernel) / stride + 1;
        int outWidth = (width + 2 * pad - kernel) / stride + 1;
        double[] result = new double[channels * outHeight * outWidth];
        for (int i = 0; i < result.length; i++) {
            int c = i / (outHeight * outWidth);
            int top = i / outWidth % outHeight * stride - pad;
            int left = i % outWidth * stride - pad;
            double largest = Double.NEGATIVE_INFINITY;
            for (int y = Math.max(0, top); y < Math.min(height, top + kernel); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + kernel); x++) {
                    largest = Math.max(largest, at(c, y, x));
                }
            }
            result[i] = largest;
        }
        return new Maps(result, channels, outHeight, outWidth);
    }

    /** As PyTorch's AdaptiveAvgPool2d documents it. */
    Maps adaptiveAveragePool(int side) {
        double[] result = new double[channels * side * side];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < side; i++) {
                for (int j = 0; j < side; j++) {
                    int y0 = (int) Math.floor((double) i * height / side);
                    int y1 = (int) Math.ceil((i + 1.0) * height / side);
                    int x0 = (int) Math.floor((double) j * width / side);
                    int x1 = (int) Math.ceil((j + 1.0) * width / side);
                    double sum = 0;
                    for (int y = y0; y < y1; y++) {
                        for (int x = x0; x < x1; x++) {
                            sum += at(c, y, x);
                        }
                    }
                    result[(c * side + i) * side + j] = sum / ((y1 - y0) * (x1 - x0));
                }
            }
        }
        return new Maps(result, channels, side, side);
    }

    Maps mean() {
        return adaptiveAveragePool(1);
    }

    /** A dense layer on all values in order; {@code [out, in]}. */
    Maps dense(double[] weights, double[] biases) {
        double[] result = biases.clone();
        for (int o = 0; o < result.length; o++) {
            for (int i = 0; i < values.length; i++) {
                result[o] += weights[o * values.length + i] * values[i];
            }
        }
        return new Maps(result, result.length, 1, 1);
    }
}
