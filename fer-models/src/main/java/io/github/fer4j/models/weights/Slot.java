package io.github.fer4j.models.weights;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;

/**
 * A layer with weights of a net of the zoo.
 *
 * @param layer its name
 * @param kind of the layer
 * @param in channels or features that come in
 * @param out channels or features that go out
 * @param kernel side of the kernel, 1 where there is none
 * @param hasBias whether it has biases
 * @param epsilon what batch normalisation adds to the variance, else 0
 */
record Slot(String layer, Kind kind, long in, long out, long kernel, boolean hasBias, double epsilon) {
    /** The slot of a layer; null for a layer without weights. */
    static Slot of(String name, Layer layer) {
        if (layer instanceof ConvolutionLayer convolution) {
            Kind kind = layer instanceof DepthwiseConvolution2D ? Kind.DEPTHWISE : Kind.CONVOLUTION;
            return of(name, kind, convolution, convolution.getKernelSize()[0], convolution.hasBias(), 0);
        }
        if (layer instanceof BatchNormalization norm) {
            return of(name, Kind.NORM, norm, 1, true, norm.getEps());
        }
        if (layer instanceof DenseLayer dense) {
            return of(name, Kind.DENSE, dense, 1, dense.hasBias(), 0);
        }
        return layer instanceof OutputLayer head ? of(name, Kind.HEAD, head, 1, head.hasBias(), 0) : null;
    }

    private static Slot of(
            String name, Kind kind, FeedForwardLayer sizes, long kernel, boolean hasBias, double epsilon) {
        return new Slot(name, kind, sizes.getNIn(), sizes.getNOut(), kernel, hasBias, epsilon);
    }

    /** The shape of its weights in PyTorch's order. */
    long[] shape() {
        return switch (kind) {
            case CONVOLUTION -> new long[] {out, in, kernel, kernel};
            case DEPTHWISE -> new long[] {out, 1, kernel, kernel};
            case NORM -> new long[] {out};
            case DENSE, HEAD -> new long[] {out, in};
        };
    }
}
