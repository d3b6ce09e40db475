package io.github.fer4j.models.internal.onnx;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** What lies around the edges of feature maps, in numbers: {@code [top, left, bottom, right]}. */
final class Edges {
    private Edges() {}

    /**
     * The padding of a window that slides over feature maps. {@code Same} wants just enough for {@code ceil(side / stride)}
     * outputs, the odd line at the bottom and the right, as in TensorFlow.
     */
    static int[] of(
            ConvolutionMode mode,
            int[] kernel,
            int[] stride,
            int[] dilation,
            int[] padding,
            InputType.InputTypeConvolutional maps) {
        if (mode != ConvolutionMode.Same) {
            return new int[] {padding[0], padding[1], padding[0], padding[1]};
        }
        int down = missing(maps.getHeight(), kernel[0], stride[0], dilation[0]);
        int across = missing(maps.getWidth(), kernel[1], stride[1], dilation[1]);
        return new int[] {down / 2, across / 2, down - down / 2, across - across / 2};
    }

    private static int missing(long side, int kernel, int stride, int dilation) {
        long outputs = (side + stride - 1) / stride;
        long covered = (outputs - 1) * stride + (long) (kernel - 1) * dilation + 1;
        return (int) Math.max(0, covered - side);
    }
}
