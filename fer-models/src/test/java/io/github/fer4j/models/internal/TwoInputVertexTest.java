package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

class TwoInputVertexTest {
    @BeforeAll
    static void enable() {
        FastPath.enable();
    }

    private static NeuralNetConfiguration.Builder base(DataType type) {
        return new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(type)
                .updater(type == DataType.DOUBLE ? new NoOp() : new Sgd(0.1));
    }

    private static ConvolutionLayer convolution(int size, int filters) {
        return new ConvolutionLayer.Builder(size, size)
                .nOut(filters)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.TANH)
                .build();
    }

    private static OutputLayer output() {
        return new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build();
    }

    /** Two convolutions of the same maps, which also go round them; so one gradient is a sum of three. */
    private static ComputationGraph residual(DataType type, boolean ours) {
        var graph = base(type)
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(5, 4, 2))
                .addLayer("stem", convolution(3, 3), "image")
                .addLayer("a", convolution(3, 3), "stem")
                .addLayer("b", convolution(1, 3), "stem");
        if (ours) {
            graph.addVertex("inner", new SumRelu(), "a", "b").addVertex("sum", new SumRelu(), "inner", "stem");
        } else {
            GraphVertex add = new ElementWiseVertex(ElementWiseVertex.Op.Add);
            graph.addVertex("innerSum", add, "a", "b")
                    .addLayer("inner", new ActivationLayer(Activation.RELU), "innerSum")
                    .addVertex("outerSum", add, "inner", "stem")
                    .addLayer("sum", new ActivationLayer(Activation.RELU), "outerSum");
        }
        return built(graph.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "sum"));
    }

    private static ComputationGraph gated() {
        return built(base(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(5, 4, 2))
                .addLayer("maps", convolution(3, 4), "image")
                .addLayer(
                        "squeeze",
                        new GlobalPoolingLayer.Builder(PoolingType.AVG)
                                .collapseDimensions(false)
                                .build(),
                        "maps")
                .addLayer("gates", convolution(1, 4), "squeeze")
                .addVertex("scale", new ChannelScale(), "maps", "gates")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.MAX), "scale"));
    }

    private static ComputationGraph gatedByPosition() {
        return built(base(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(5, 4, 2))
                .addLayer("maps", convolution(3, 4), "image")
                .addLayer("gates", convolution(1, 1), "maps")
                .addVertex("scale", new SpatialScale(), "maps", "gates")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.MAX), "scale"));
    }

    private static ComputationGraph built(GraphBuilder graph) {
        ComputationGraph net = new ComputationGraph(
                graph.addLayer("out", output(), "mean").setOutputs("out").build());
        net.init();
        return net;
    }

    private static INDArray images(DataType type) {
        return Nd4j.randn(type, 4, 2, 5, 4);
    }

    private static INDArray targets(DataType type) {
        return Nd4j.eye(4)
                .castTo(type)
                .get(NDArrayIndex.all(), NDArrayIndex.interval(0, 3))
                .dup()
                .putScalar(3, 1, 1);
    }

    private static void assertGradients(ComputationGraph net) {
        Nd4j.getRandom().setSeed(12);
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            assertThat(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                            .net(net)
                            .inputs(new INDArray[] {images(DataType.DOUBLE)})
                            .labels(new INDArray[] {targets(DataType.DOUBLE)})
                            .epsilon(1e-6)
                            .maxRelError(1e-4)
                            .minAbsoluteError(1e-9)))
                    .isTrue();
        } finally {
            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        }
    }

    @Test
    void gradients_of_a_residual_sum_are_those_of_finite_differences() {
        assertGradients(residual(DataType.DOUBLE, true));
    }

    @Test
    void gradients_of_gated_maps_are_those_of_finite_differences() {
        assertGradients(gated());
    }

    @Test
    void gradients_of_maps_gated_by_position_are_those_of_finite_differences() {
        assertGradients(gatedByPosition());
    }

    @Test
    void scaling_positions_multiplies_each_channel_by_the_same_gates() {
        var graph = base(DataType.FLOAT)
                .graphBuilder()
                .addInputs("maps", "gates")
                .setInputTypes(InputType.convolutional(1, 2, 2), InputType.convolutional(1, 2, 1))
                .addVertex("scale", new SpatialScale(), "maps", "gates")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.SUM), "scale");
        ComputationGraph net = built(graph);
        INDArray maps = Nd4j.arange(8).castTo(DataType.FLOAT).reshape(2, 2, 1, 2);
        INDArray gates = Nd4j.createFromArray(1f, 10f, 100f, 1000f).reshape(2, 1, 1, 2);
        assertThat(net.feedForward(new INDArray[] {maps, gates}, false)
                        .get("scale")
                        .ravel()
                        .toFloatVector())
                .containsExactly(0, 10, 2, 30, 400, 5000, 600, 7000);
    }

    @Test
    void a_residual_net_learns_as_one_of_stock_sums_and_rectifiers_does() {
        ComputationGraph ours = residual(DataType.FLOAT, true);
        ComputationGraph stock = residual(DataType.FLOAT, false);
        ours.params().assign(stock.params());
        for (int step = 0; step < 5; step++) {
            INDArray[] images = {images(DataType.FLOAT)};
            INDArray[] targets = {targets(DataType.FLOAT)};
            ours.fit(images, targets);
            stock.fit(images, targets);
        }
        assertThat(ours.params().sub(stock.params()).amaxNumber().floatValue()).isLessThan(1e-6f);
    }

    @Test
    void scaling_multiplies_each_channel_by_its_gate() {
        var graph = base(DataType.FLOAT)
                .graphBuilder()
                .addInputs("maps", "gates")
                .setInputTypes(InputType.convolutional(2, 2, 2), InputType.convolutional(1, 1, 2))
                .addVertex("scale", new ChannelScale(), "maps", "gates")
                .addLayer("mean", new GlobalPoolingLayer(PoolingType.SUM), "scale");
        ComputationGraph net = built(graph);
        INDArray maps = Nd4j.arange(16).castTo(DataType.FLOAT).reshape(2, 2, 2, 2);
        INDArray gates = Nd4j.createFromArray(1f, 10f, 100f, 1000f).reshape(2, 2, 1, 1);
        assertThat(net.feedForward(new INDArray[] {maps, gates}, false)
                        .get("scale")
                        .ravel()
                        .toFloatVector())
                .containsExactly(0, 1, 2, 3, 40, 50, 60, 70, 800, 900, 1000, 1100, 12000, 13000, 14000, 15000);
    }

    @Test
    void shapes_that_do_not_fit_are_refused_when_the_graph_is_built() {
        InputType maps = InputType.convolutional(5, 4, 3);
        assertThatThrownBy(() -> new SumRelu().getOutputType(0, maps, InputType.convolutional(5, 4, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one shape")
                .hasMessageContaining("c=2");
        assertThatThrownBy(() -> new ChannelScale().getOutputType(0, maps, maps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1x1 gates");
        assertThatThrownBy(() -> new SpatialScale().getOutputType(0, maps, maps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one channel of gates");
        assertThat(new ChannelScale().getOutputType(0, maps, InputType.convolutional(1, 1, 3)))
                .isEqualTo(maps);
    }

    @Test
    void vertices_of_one_kind_are_equal() {
        assertThat(new SumRelu()).isEqualTo(new SumRelu().clone()).hasSameHashCodeAs(new SumRelu());
        assertThat((Object) new SumRelu()).isNotEqualTo(new ChannelScale());
    }
}
