package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.nativeblas.Nd4jCpu;

class FastPathTest {
    private static MultiLayerConfiguration configuration() {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .list(
                        new ConvolutionLayer.Builder(3, 3).nOut(4).build(),
                        new GlobalPoolingLayer(),
                        new OutputLayer.Builder()
                                .nOut(7)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.convolutional(8, 8, 1))
                .build();
    }

    @Test
    void layers_that_are_built_after_it_have_the_one_dnn_helper() {
        FastPath.enable();
        FastPath.enable();
        assumeTrue(Nd4jCpu.Environment.getInstance().isUseMKLDNN() && FastPath.helpersEnabled());

        MultiLayerNetwork network = new MultiLayerNetwork(FastPath.configure(configuration()));
        network.init();

        assertThat(network.getLayer(0).getHelper()).isInstanceOf(MKLDNNConvHelper.class);
        assertThat(network.clone().getLayer(0).getHelper()).isInstanceOf(MKLDNNConvHelper.class);
    }

    @Test
    void a_configuration_caches_in_the_network_and_in_each_layer() {
        MultiLayerConfiguration configuration = configuration();

        assertThat(FastPath.configure(configuration)).isSameAs(configuration);
        assertThat(configuration.getCacheMode()).isEqualTo(CacheMode.DEVICE);
        assertThat(configuration.getConfs()).allMatch(layer -> layer.getCacheMode() == CacheMode.DEVICE);
    }

    @Test
    void a_network_that_exists_is_configured_in_place() {
        FastPath.enable();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration());
        network.init();
        ComputationGraph graph = network.toComputationGraph();

        assertThat(FastPath.configure(network)).isSameAs(network);
        assertThat(FastPath.configure(graph)).isSameAs(graph);
        assertThat(network.getLayerWiseConfigurations().getCacheMode()).isEqualTo(CacheMode.DEVICE);
        assertThat(graph.getConfiguration().getCacheMode()).isEqualTo(CacheMode.DEVICE);
    }
}
