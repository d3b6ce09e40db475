package io.github.fer4j.models.zoo;

import io.github.fer4j.models.internal.FastBatchNormalization;
import io.github.fer4j.models.internal.FastConvolution;
import io.github.fer4j.models.internal.NativeRelu;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A graph under construction, one layer behind the other, from layers in the forms that are fast here. Each method adds
 * to the end and returns this.
 */
final class NetBuilder {
    /** The name of the input. */
    static final String INPUT = "image";

    private final GraphBuilder graph;
    private String last = INPUT;
    private int layers;

    NetBuilder(GraphBuilder graph) {
        this.graph = graph;
    }

    /** The name of the layer that was added last. */
    String last() {
        return last;
    }

    /**
     * A 3x3 convolution with bias, edges padded, then 2x2 max pooling and ReLU. The pooling comes before the ReLU: both only
     * pass the larger value on, so the function is the same, and the ReLU has a quarter of the work.
     */
    NetBuilder convPoolRelu(int filters) {
        return add("conv", (Layer) convolution(filters).build())
                .maxPool()
                .add("relu", new ActivationLayer(new NativeRelu()));
    }

    /** A 3x3 convolution, batch normalisation, ReLU; edges padded. */
    NetBuilder convNormRelu(int filters) {
        return add("conv", (Layer) convolution(filters).hasBias(false).build())
                .add("norm", new FastBatchNormalization.Builder().relu(true).build());
    }

    /** 2x2 max pooling, stride 2. */
    NetBuilder maxPool() {
        return add(
                "pool",
                new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build());
    }

    /** The mean over height and width: {@code [batch, channels, h, w]} to {@code [batch, channels]}. */
    NetBuilder globalAveragePool() {
        return add("mean", new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
    }

    /** A dense layer, then ReLU. Feature maps are flattened before it. */
    NetBuilder denseRelu(int units) {
        return add(
                "dense",
                new DenseLayer.Builder()
                        .nOut(units)
                        .activation(new NativeRelu())
                        .build());
    }

    /** Sets a share of the features to zero while training; none for a share of 0. */
    NetBuilder dropout(double share) {
        // Deeplearning4j's argument is the share that is kept.
        return share == 0 ? this : add("dropout", new DropoutLayer.Builder(1 - share).build());
    }

    private NetBuilder add(String kind, Layer layer) {
        String name = kind + ++layers;
        graph.addLayer(name, layer, last);
        last = name;
        return this;
    }

    private ConvolutionLayer.Builder convolution(int filters) {
        // Nobody asks for the gradient of the image itself, so the first convolution does not work it out.
        return new FastConvolution.Builder(3, 3)
                .first(layers == 0)
                .nOut(filters)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.IDENTITY);
    }
}
