package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

class FrozenStatisticsTest {
    private static final String NORM = "norm";

    @BeforeAll
    static void enable() {
        FastPath.enable();
    }

    /** A layer with weights, the normalisation with a rectifier, and the output. */
    private static ComputationGraph net(boolean images, CNN2DFormat format, DataType type, IUpdater updater) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(type)
                .updater(updater)
                .weightInit(new NormalDistribution(0, 0.5))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(images ? InputType.convolutional(5, 6, 2, format) : InputType.feedForward(4));
        if (images) {
            graph.addLayer(
                    "first",
                    new ConvolutionLayer.Builder(3, 3)
                            .nOut(5)
                            .convolutionMode(ConvolutionMode.Same)
                            .activation(Activation.IDENTITY)
                            .dataFormat(format)
                            .build(),
                    "in");
        } else {
            graph.addLayer(
                    "first",
                    new DenseLayer.Builder()
                            .nOut(6)
                            .activation(Activation.IDENTITY)
                            .build(),
                    "in");
        }
        graph.addLayer(
                NORM,
                new FastBatchNormalization.Builder()
                        .relu(true)
                        .dataFormat(format)
                        .build(),
                "first");
        graph.addLayer(
                "out",
                new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build(),
                NORM);
        ComputationGraph net = new ComputationGraph(graph.setOutputs("out").build());
        net.init();
        Nd4j.getRandom().setSeed(17);
        for (String name : new String[] {"mean", "log10stdev", "gamma", "beta"}) {
            INDArray values = net.getLayer(NORM).getParam(name);
            values.addi(Nd4j.randn(type, values.shape()).muli(0.2)); // not what every net begins with
        }
        return net;
    }

    private static INDArray input(DataType type, long... shape) {
        Nd4j.getRandom().setSeed(100);
        return Nd4j.randn(type, shape).muli(2).addi(1);
    }

    private static INDArray targets(DataType type, int rows) {
        INDArray y = Nd4j.zeros(type, rows, 3);
        for (int i = 0; i < rows; i++) {
            y.putScalar(i, i % 3, 1);
        }
        return y;
    }

    private static void freeze(ComputationGraph net) {
        FrozenStatistics.set(net, NORM::equals);
        assertThat(FrozenStatistics.areIn(net)).isTrue();
        assertThat(FrozenStatistics.isIn(net.getLayer(NORM))).isTrue();
        assertThat(FrozenStatistics.isIn(net.getLayer("first"))).isFalse();
    }

    @Test
    void a_learning_net_computes_what_it_computes_in_use() {
        for (boolean images : new boolean[] {true, false}) {
            ComputationGraph net = net(images, CNN2DFormat.NCHW, DataType.FLOAT, new Sgd(0.1));
            INDArray in = images ? input(DataType.FLOAT, 4, 2, 5, 6) : input(DataType.FLOAT, 8, 4);
            INDArray used = net.output(false, in)[0];
            assertThat(net.output(true, in)[0]).isNotEqualTo(used);
            freeze(net);
            assertThat(net.output(true, in)[0]).isEqualTo(used);
            FrozenStatistics.set(net, layer -> false);
            assertThat(FrozenStatistics.areIn(net)).isFalse();
            assertThat(net.output(true, in)[0]).isNotEqualTo(used);
        }
    }

    @Test
    void the_statistics_stay_and_all_else_learns() {
        ComputationGraph net = net(true, CNN2DFormat.NCHW, DataType.FLOAT, new Sgd(0.1));
        freeze(net);
        INDArray[] in = {input(DataType.FLOAT, 4, 2, 5, 6)};
        INDArray[] targets = {targets(DataType.FLOAT, 4)};
        INDArray mean = net.getLayer(NORM).getParam("mean").dup();
        INDArray deviation = net.getLayer(NORM).getParam("log10stdev").dup();
        INDArray gamma = net.getLayer(NORM).getParam("gamma").dup();
        INDArray weights = net.getLayer("first").getParam("W").dup();
        net.fit(in, targets);
        assertThat(net.getLayer(NORM).getParam("mean")).isEqualTo(mean);
        assertThat(net.getLayer(NORM).getParam("log10stdev")).isEqualTo(deviation);
        assertThat(net.getLayer(NORM).getParam("gamma")).isNotEqualTo(gamma);
        assertThat(net.getLayer("first").getParam("W")).isNotEqualTo(weights);
        FrozenStatistics.set(net, layer -> false);
        net.fit(in, targets);
        assertThat(net.getLayer(NORM).getParam("mean")).isNotEqualTo(mean);
        assertThat(net.getLayer(NORM).getParam("log10stdev")).isNotEqualTo(deviation);
    }

    @Test
    void its_gradients_are_those_of_finite_differences() {
        DataType before = Nd4j.dataType();
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            check(net(true, CNN2DFormat.NCHW, DataType.DOUBLE, new NoOp()), input(DataType.DOUBLE, 4, 2, 5, 6));
            check(net(true, CNN2DFormat.NHWC, DataType.DOUBLE, new NoOp()), input(DataType.DOUBLE, 4, 5, 6, 2));
            check(net(false, CNN2DFormat.NCHW, DataType.DOUBLE, new NoOp()), input(DataType.DOUBLE, 8, 4));
        } finally {
            Nd4j.setDefaultDataTypes(before, before);
        }
    }

    private static void check(ComputationGraph net, INDArray in) {
        freeze(net);
        assertThat(GradientCheckUtil.checkGradients(new GradientCheckUtil.GraphConfig()
                        .net(net)
                        .epsilon(1e-6)
                        .maxRelError(1e-4)
                        .minAbsoluteError(1e-8)
                        .inputs(new INDArray[] {in})
                        .labels(new INDArray[] {targets(DataType.DOUBLE, (int) in.size(0))})
                        .excludeParams(Set.of("norm_mean", "norm_log10stdev"))))
                .isTrue();
    }

    /** Images in float take another way than those in double, which finite differences checked. */
    @Test
    void gradients_in_single_precision_are_those_in_double_precision() {
        ComputationGraph single = net(true, CNN2DFormat.NCHW, DataType.FLOAT, new Sgd(0.1));
        ComputationGraph twice = net(true, CNN2DFormat.NCHW, DataType.DOUBLE, new Sgd(0.1));
        twice.params().assign(single.params().castTo(DataType.DOUBLE));
        INDArray in = input(DataType.FLOAT, 4, 2, 5, 6);
        for (ComputationGraph net : new ComputationGraph[] {single, twice}) {
            freeze(net);
            DataType type = net.params().dataType();
            net.setInputs(in.castTo(type));
            net.setLabels(targets(type, 4));
            net.computeGradientAndScore();
        }
        INDArray expected = twice.gradient().gradient().castTo(DataType.FLOAT);
        assertThat(expected.amaxNumber().doubleValue()).isGreaterThan(0.01);
        assertThat(single.gradient().gradient().sub(expected).amaxNumber().doubleValue())
                .isLessThan(1e-5 * Math.max(1, expected.amaxNumber().doubleValue()));
    }
}
