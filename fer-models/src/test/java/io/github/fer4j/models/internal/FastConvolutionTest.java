package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class FastConvolutionTest {
    @BeforeAll
    static void enable() {
        FastPath.enable();
    }

    private static MultiLayerNetwork network(
            ConvolutionLayer.Builder first, ConvolutionLayer.Builder second, ConvolutionMode mode, int stride) {
        ConvolutionLayer one = first.nOut(4)
                .stride(stride, stride)
                .hasBias(false)
                .convolutionMode(mode)
                .activation(Activation.IDENTITY)
                .build();
        ConvolutionLayer two = second.nOut(5)
                .hasBias(false)
                .convolutionMode(mode)
                .activation(Activation.IDENTITY)
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.1))
                .list(
                        one,
                        new FastBatchNormalization.Builder().relu(true).build(),
                        two,
                        new GlobalPoolingLayer(),
                        new OutputLayer.Builder()
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.convolutional(12, 10, 2))
                .build());
        network.init();
        return network;
    }

    private static DataSet batch() {
        INDArray y = Nd4j.zeros(6, 3);
        for (int i = 0; i < 6; i++) {
            y.putScalar(i, i % 3, 1);
        }
        return new DataSet(Nd4j.randn(DataType.FLOAT, 6, 2, 12, 10), y);
    }

    @Test
    void training_agrees_with_the_stock_convolution() {
        for (ConvolutionMode mode : new ConvolutionMode[] {ConvolutionMode.Same, ConvolutionMode.Truncate}) {
            for (int stride = 1; stride <= 2; stride++) {
                MultiLayerNetwork fast = network(
                        new FastConvolution.Builder(3, 3).first(true), new FastConvolution.Builder(3, 3), mode, stride);
                MultiLayerNetwork stock =
                        network(new ConvolutionLayer.Builder(3, 3), new ConvolutionLayer.Builder(3, 3), mode, stride);
                assertThat(fast.params()).isEqualTo(stock.params());
                for (int step = 0; step < 4; step++) {
                    DataSet batch = batch();
                    fast.fit(batch);
                    stock.fit(batch);
                }

                assertThat(fast.params().sub(stock.params()).amaxNumber().floatValue())
                        .isLessThan(1e-5f);
            }
        }
    }

    /** Few images, whose rows are taken apart as well, and many. */
    @ParameterizedTest
    @CsvSource({"3, 70, 40", "9, 70, 40", "9, 5, 7"})
    void training_with_1x1_convolutions_agrees_with_the_stock_one(int batch, int wide, int narrow) {
        MultiLayerNetwork fast =
                pointwise(new FastConvolution.Builder(1, 1), new FastConvolution.Builder(1, 1), wide, narrow);
        MultiLayerNetwork stock =
                pointwise(new ConvolutionLayer.Builder(1, 1), new ConvolutionLayer.Builder(1, 1), wide, narrow);
        assertThat(fast.params()).isEqualTo(stock.params());
        INDArray before = fast.params().dup();
        for (int step = 0; step < 4; step++) {
            DataSet data = new DataSet(
                    Nd4j.randn(DataType.FLOAT, batch, 2, 12, 10),
                    Nd4j.createFromArray(new float[][] {{1, 0, 0}}).repeat(0, batch));
            fast.fit(data);
            stock.fit(data);
        }
        assertThat(fast.params().toFloatVector()).containsExactly(stock.params().toFloatVector(), within(1e-5f));
        assertThat(fast.params()).isNotEqualTo(before);
    }

    private static MultiLayerNetwork pointwise(
            ConvolutionLayer.Builder first, ConvolutionLayer.Builder second, int wide, int narrow) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.1))
                .list(
                        new FastConvolution.Builder(3, 3).nOut(3).stride(2, 2).build(),
                        first.nOut(wide)
                                .hasBias(false)
                                .activation(Activation.IDENTITY)
                                .build(),
                        new ActivationLayer(Activation.TANH),
                        second.nOut(narrow)
                                .hasBias(false)
                                .activation(Activation.IDENTITY)
                                .build(),
                        new GlobalPoolingLayer(),
                        new OutputLayer.Builder()
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.convolutional(12, 10, 2))
                .build());
        network.init();
        return network;
    }

    @Test
    void a_clone_and_a_file_keep_the_layer(@TempDir Path directory) throws Exception {
        MultiLayerNetwork network = network(
                new FastConvolution.Builder(3, 3).first(true),
                new FastConvolution.Builder(3, 3),
                ConvolutionMode.Same,
                1);
        DataSet batch = batch();
        network.fit(batch);
        Path file = directory.resolve("network.zip");
        network.save(file.toFile());
        MultiLayerNetwork restored = MultiLayerNetwork.load(file.toFile(), true);

        assertThat(restored.getLayerWiseConfigurations().getConf(0).getLayer())
                .isInstanceOfSatisfying(
                        FastConvolution.class,
                        layer -> assertThat(layer.isFirst()).isTrue());
        assertThat(network.clone().output(batch.getFeatures())).isEqualTo(network.output(batch.getFeatures()));
        assertThat(restored.output(batch.getFeatures())).isEqualTo(network.output(batch.getFeatures()));
        restored.fit(batch);
        network.fit(batch);
        assertThat(restored.params()).isEqualTo(network.params());
    }
}
