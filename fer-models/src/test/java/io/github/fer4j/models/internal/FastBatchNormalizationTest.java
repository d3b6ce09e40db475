package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

class FastBatchNormalizationTest {
    private static final float CLOSE = 1e-5f;

    @BeforeAll
    static void enable() {
        FastPath.enable();
    }

    /** The stock layer as Deeplearning4j computes it without any helper: the reference. */
    private static MultiLayerNetwork withoutHelpers(MultiLayerNetwork network) {
        String before = System.getProperty(FastPath.DISABLE_PROPERTY);
        System.setProperty(FastPath.DISABLE_PROPERTY, "true");
        try {
            network.init();
        } finally {
            System.setProperty(FastPath.DISABLE_PROPERTY, before);
        }
        return network;
    }

    private static BatchNormalization stock(boolean logStd, CNN2DFormat format) {
        return new BatchNormalization.Builder()
                .useLogStd(logStd)
                .dataFormat(format)
                .build();
    }

    private static BatchNormalization fast(boolean relu, boolean logStd, CNN2DFormat format) {
        return new FastBatchNormalization.Builder()
                .relu(relu)
                .useLogStd(logStd)
                .dataFormat(format)
                .build();
    }

    private static MultiLayerNetwork images(
            BatchNormalization normalisation, boolean relu, DataType type, IUpdater updater, CNN2DFormat format) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(type)
                .updater(updater)
                .weightInit(new NormalDistribution(0, 0.5))
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(5)
                        .hasBias(false)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.IDENTITY)
                        .dataFormat(format)
                        .build())
                .layer(normalisation);
        if (relu) {
            list.layer(new ActivationLayer(Activation.RELU));
        }
        return new MultiLayerNetwork(list.layer(new GlobalPoolingLayer(PoolingType.AVG))
                .layer(new OutputLayer.Builder()
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(7, 9, 2, format))
                .build());
    }

    private static MultiLayerNetwork features(
            BatchNormalization normalisation, boolean relu, DataType type, IUpdater updater) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(12)
                .dataType(type)
                .updater(updater)
                .weightInit(new NormalDistribution(0, 0.5))
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(6)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(normalisation);
        if (relu) {
            list.layer(new ActivationLayer(Activation.RELU));
        }
        return new MultiLayerNetwork(list.layer(new OutputLayer.Builder()
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(4))
                .build());
    }

    private static DataSet batch(int step, DataType type, long... shape) {
        Nd4j.getRandom().setSeed(100 + step);
        // A mean far from zero, where a careless variance would cancel.
        INDArray x = Nd4j.randn(type, shape).muli(2).addi(3);
        INDArray y = Nd4j.zeros(type, shape[0], 3);
        for (int i = 0; i < shape[0]; i++) {
            y.putScalar(i, i % 3, 1);
        }
        return new DataSet(x, y);
    }

    private static void assertSame(INDArray actual, INDArray expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        float largest = Math.max(1, expected.amaxNumber().floatValue());
        assertThat(actual.sub(expected).amaxNumber().floatValue()).isLessThan(CLOSE * largest);
    }

    private static void assertTrainsAlike(MultiLayerNetwork fast, MultiLayerNetwork stock, long... shape) {
        fast.init();
        withoutHelpers(stock);
        assertThat(fast.params()).isEqualTo(stock.params());
        for (int step = 0; step < 5; step++) {
            DataSet batch = batch(step, DataType.FLOAT, shape);
            fast.setInput(batch.getFeatures());
            fast.setLabels(batch.getLabels());
            fast.computeGradientAndScore();
            stock.setInput(batch.getFeatures());
            stock.setLabels(batch.getLabels());
            stock.computeGradientAndScore();
            assertSame(fast.gradient().gradient(), stock.gradient().gradient());

            fast.fit(batch);
            stock.fit(batch);
            // Weights, gamma, beta and both running statistics.
            assertSame(fast.params(), stock.params());
        }
        INDArray x = batch(9, DataType.FLOAT, shape).getFeatures();
        assertSame(fast.output(x), stock.output(x));
    }

    @Test
    void batch_normalisation_by_kernels_agrees_with_the_stock_layer() {
        for (boolean logStd : new boolean[] {true, false}) {
            CNN2DFormat format = CNN2DFormat.NCHW;
            assertTrainsAlike(
                    FastPath.configure(
                            images(fast(false, logStd, format), false, DataType.FLOAT, new Sgd(0.1), format)),
                    images(stock(logStd, format), false, DataType.FLOAT, new Sgd(0.1), format),
                    8,
                    2,
                    7,
                    9);
        }
    }

    @Test
    void the_rectifier_inside_agrees_with_an_activation_layer_behind() {
        CNN2DFormat format = CNN2DFormat.NCHW;
        assertTrainsAlike(
                images(fast(true, true, format), false, DataType.FLOAT, new Sgd(0.1), format),
                images(stock(true, format), true, DataType.FLOAT, new Sgd(0.1), format),
                8,
                2,
                7,
                9);
    }

    @Test
    void batch_normalisation_by_moments_agrees_with_the_stock_layer_on_features() {
        CNN2DFormat format = CNN2DFormat.NCHW;
        for (boolean relu : new boolean[] {true, false}) {
            assertTrainsAlike(
                    features(fast(relu, true, format), false, DataType.FLOAT, new Sgd(0.1)),
                    features(stock(true, format), relu, DataType.FLOAT, new Sgd(0.1)),
                    16,
                    4);
        }
    }

    @Test
    void batch_normalisation_by_moments_agrees_with_the_stock_layer_with_channels_last() {
        CNN2DFormat format = CNN2DFormat.NHWC;
        assertTrainsAlike(
                images(fast(true, true, format), false, DataType.FLOAT, new Sgd(0.1), format),
                images(stock(true, format), true, DataType.FLOAT, new Sgd(0.1), format),
                8,
                7,
                9,
                2);
    }

    @Test
    void a_plane_larger_than_a_piece_is_normalised_as_a_whole() {
        INDArray x = Nd4j.randn(DataType.FLOAT, 3, 2, 53, 67).addi(100);
        double[] mean = new double[2];
        double[] variance = new double[2];
        new ChannelKernels(x).moments(NativeFloats.buffer(x), mean, variance);

        INDArray wide = x.castTo(DataType.DOUBLE);
        for (int c = 0; c < 2; c++) {
            assertThat(mean[c]).isCloseTo(wide.mean(0, 2, 3).getDouble(c), org.assertj.core.data.Offset.offset(1e-5));
            assertThat(variance[c])
                    .isCloseTo(wide.var(false, 0, 2, 3).getDouble(c), org.assertj.core.data.Offset.offset(1e-5));
        }
    }

    @Test
    void gradients_pass_the_check_in_double_precision() {
        CNN2DFormat format = CNN2DFormat.NCHW;
        MultiLayerNetwork images = images(fast(false, true, format), false, DataType.DOUBLE, new NoOp(), format);
        DataType before = Nd4j.dataType();
        MultiLayerNetwork features = features(fast(false, true, format), false, DataType.DOUBLE, new NoOp());
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        try {
            check(images, batch(1, DataType.DOUBLE, 4, 2, 7, 9));
            check(features, batch(1, DataType.DOUBLE, 8, 4));
        } finally {
            Nd4j.setDefaultDataTypes(before, before);
        }
    }

    private static void check(MultiLayerNetwork network, DataSet batch) {
        network.init();
        // Running statistics are parameters without a gradient.
        assertThat(GradientCheckUtil.checkGradients(new GradientCheckUtil.MLNConfig()
                        .net(network)
                        .epsilon(1e-6)
                        .maxRelError(1e-4)
                        .minAbsoluteError(1e-8)
                        .input(batch.getFeatures())
                        .labels(batch.getLabels())
                        .excludeParams(java.util.Set.of("1_mean", "1_var", "1_log10stdev"))))
                .isTrue();
    }

    @Test
    void a_clone_and_a_file_give_the_same_outputs(@TempDir Path directory) throws Exception {
        CNN2DFormat format = CNN2DFormat.NCHW;
        MultiLayerNetwork network =
                FastPath.configure(images(fast(true, true, format), false, DataType.FLOAT, new Sgd(0.1), format));
        network.init();
        DataSet batch = batch(0, DataType.FLOAT, 8, 2, 7, 9);
        network.fit(batch);
        Path file = directory.resolve("network.zip");
        network.save(file.toFile());
        MultiLayerNetwork restored = MultiLayerNetwork.load(file.toFile(), true);

        assertThat(restored.getLayerWiseConfigurations().getConf(1).getLayer())
                .isEqualTo(network.getLayerWiseConfigurations().getConf(1).getLayer())
                .isInstanceOfSatisfying(
                        FastBatchNormalization.class,
                        layer -> assertThat(layer.isRelu()).isTrue());
        assertThat(network.clone().output(batch.getFeatures())).isEqualTo(network.output(batch.getFeatures()));
        assertThat(restored.output(batch.getFeatures())).isEqualTo(network.output(batch.getFeatures()));
        restored.fit(batch);
        network.fit(batch);
        assertThat(restored.params()).isEqualTo(network.params());
    }

    @Test
    void a_wrong_number_of_channels_is_named() {
        CNN2DFormat format = CNN2DFormat.NCHW;
        MultiLayerNetwork network = features(fast(false, true, format), false, DataType.FLOAT, new Sgd(0.1));
        network.init();
        network.getLayer(1).setInput(Nd4j.ones(2, 9), org.deeplearning4j.nn.workspace.LayerWorkspaceMgr.noWorkspaces());

        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> network.getLayer(1)
                        .activate(false, org.deeplearning4j.nn.workspace.LayerWorkspaceMgr.noWorkspaces()))
                .withMessageContaining("must have 6 channels")
                .withMessageContaining("[2, 9]");
    }
}
