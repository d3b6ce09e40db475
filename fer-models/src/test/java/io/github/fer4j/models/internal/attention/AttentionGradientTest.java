package io.github.fer4j.models.internal.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.models.internal.FastPath;
import java.util.List;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;

/** The backward passes against finite differences in double precision. */
class AttentionGradientTest {
    @BeforeAll
    static void inDouble() {
        FastPath.enable();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterAll
    static void inFloat() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    }

    /** Patches as tokens, these layers, the end. Parameters are made large, so that nothing is nearly linear. */
    private static ComputationGraph chain(boolean classToken, boolean first, List<Layer> layers) {
        GraphBuilder graph = graph();
        graph.addLayer("patches", new PatchEmbedding(6, 2, classToken, true), "image");
        String last = "patches";
        for (Layer layer : layers) {
            String name = "layer" + layers.indexOf(layer);
            graph.addLayer(name, layer, last);
            last = name;
        }
        return built(graph.addLayer("pool", new TokenPool(first), last));
    }

    private static GraphBuilder graph() {
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(5, 6, 2));
    }

    private static ComputationGraph built(GraphBuilder graph) {
        OutputLayer output =
                new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build();
        ComputationGraph net = new ComputationGraph(
                graph.addLayer("out", output, "pool").setOutputs("out").build());
        net.init();
        Nd4j.getRandom().setSeed(12);
        net.params().assign(Nd4j.randn(DataType.DOUBLE, net.params().shape()).muli(0.6));
        return net;
    }

    private static void assertGradients(ComputationGraph net) {
        INDArray images = Nd4j.randn(DataType.DOUBLE, 3, 2, 5, 6);
        INDArray targets = Nd4j.eye(3).castTo(DataType.DOUBLE).get(NDArrayIndex.all(), NDArrayIndex.all());
        assertThat(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                        .net(net)
                        .inputs(new INDArray[] {images})
                        .labels(new INDArray[] {targets})
                        .epsilon(1e-6)
                        .maxRelError(1e-4)
                        .minAbsoluteError(1e-8)))
                .isTrue();
        net.close();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, false", "false, true"})
    void patches_positions_the_class_token_and_both_ways_to_pool(boolean classToken, boolean first) {
        assertGradients(chain(classToken, first, List.of()));
    }

    @Test
    void layer_normalisation() {
        assertGradients(chain(true, true, List.of(new LayerNorm(), new TokenDense(4, false))));
    }

    @Test
    void dense_layers_with_and_without_gelu() {
        assertGradients(chain(false, false, List.of(new TokenDense(5, true), new TokenDense(4, false))));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4"})
    void attention_with_one_head_and_with_several(int heads) {
        assertGradients(chain(true, false, List.of(new TokenDense(12, false), new TokenAttention(heads))));
    }

    /** Of 5x6 maps: one window and none appended, windows with a line and a column appended, and with lines alone. */
    @ParameterizedTest
    @CsvSource({"1, 6", "2, 4", "4, 3"})
    void attention_in_windows(int heads, int window) {
        assertGradients(built(graph().addLayer("conv", maps(12, new ActivationTanH()), "image")
                .addLayer("windows", new WindowAttention(heads, window), "conv")
                .addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "windows")));
    }

    @Test
    void gelu_behind_other_layers() {
        assertGradients(built(graph().addLayer("conv", maps(4, new ActivationIdentity()), "image")
                .addLayer("gelu", new ActivationLayer(new ExactGelu()), "conv")
                .addLayer("more", maps(4, new ExactGelu()), "gelu")
                .addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "more")));
    }

    private static ConvolutionLayer maps(int channels, IActivation activation) {
        return new ConvolutionLayer.Builder(1, 1)
                .nOut(channels)
                .activation(activation)
                .build();
    }

    @Test
    void a_whole_block_with_its_residuals() {
        ElementWiseVertex add = new ElementWiseVertex(ElementWiseVertex.Op.Add);
        assertGradients(built(graph().addLayer("patches", new PatchEmbedding(4, 2, true, true), "image")
                .addLayer("norm", new LayerNorm(), "patches")
                .addLayer("qkv", new TokenDense(12, false), "norm")
                .addLayer("attention", new TokenAttention(2), "qkv")
                .addLayer("projection", new TokenDense(4, false), "attention")
                .addVertex("sum", add, "patches", "projection")
                .addLayer("norm2", new LayerNorm(), "sum")
                .addLayer("dense", new TokenDense(8, true), "norm2")
                .addLayer("dense2", new TokenDense(4, false), "dense")
                .addVertex("sum2", add, "sum", "dense2")
                .addLayer("pool", new TokenPool(true), "sum2")));
    }
}
