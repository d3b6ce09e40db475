package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class FastDepthwiseConvolutionTest {
    @BeforeAll
    static void enable() {
        FastPath.enable();
    }

    private static MultiLayerNetwork network(
            boolean fast, int kernel, int stride, ConvolutionMode mode, Activation activation) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.1))
                .list(
                        layer(fast, kernel, stride, mode, activation),
                        layer(fast, 3, 1, mode, activation),
                        new GlobalPoolingLayer(),
                        new OutputLayer.Builder()
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.convolutional(12, 11, 4))
                .build());
        network.init();
        return network;
    }

    private static DepthwiseConvolution2D layer(
            boolean fast, int kernel, int stride, ConvolutionMode mode, Activation activation) {
        DepthwiseConvolution2D.Builder builder = fast
                ? new FastDepthwiseConvolution.Builder(kernel, kernel)
                : new DepthwiseConvolution2D.Builder(kernel, kernel);
        return builder.stride(stride, stride)
                .convolutionMode(mode)
                .hasBias(false)
                .activation(activation)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"3, 1, Same, IDENTITY", "3, 2, Same, IDENTITY", "5, 2, Truncate, IDENTITY", "3, 2, Same, TANH"})
    void training_agrees_with_the_stock_layer_to_the_bit(
            int kernel, int stride, ConvolutionMode mode, Activation activation) {
        MultiLayerNetwork fast = network(true, kernel, stride, mode, activation);
        MultiLayerNetwork stock = network(false, kernel, stride, mode, activation);
        assertThat(fast.params()).isEqualTo(stock.params());
        INDArray before = fast.params().dup();
        INDArray targets = Nd4j.createFromArray(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        for (int step = 0; step < 3; step++) {
            INDArray images = Nd4j.randn(DataType.FLOAT, 3, 4, 12, 11);
            fast.fit(images, targets);
            stock.fit(images, targets);
        }
        assertThat(fast.params().toFloatVector()).containsExactly(stock.params().toFloatVector());
        assertThat(fast.params()).isNotEqualTo(before);
        assertThat(fast.clone().params()).isEqualTo(fast.params());
    }
}
