package io.github.fer4j.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.noise.loss.ClassWeights;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

class Dl4jLossTest {
    private static final double[][] NOISE = {{0.8, 0.1, 0.1}, {0.2, 0.7, 0.1}, {0, 0.1, 0.9}};

    /** Finite differences want double precision, which is a setting of the whole process. */
    @BeforeAll
    static void useDoubles() {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    }

    @AfterAll
    static void useFloats() {
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
    }

    static Stream<Loss> losses() {
        return Stream.of(
                Losses.crossEntropy().smoothed(0.1),
                Losses.crossEntropy()
                        .withClassWeights(ClassWeights.of(
                                LabelSet.ofNames(List.of("anger", "fear", "neutral")), 1.0 / 3, 2, 0.5)),
                Losses.focal(2),
                Losses.meanAbsoluteError(),
                Losses.generalisedCrossEntropy(0.7).smoothedOffTarget(0.06),
                Losses.symmetricCrossEntropy(0.1, 1),
                Losses.normalisedCrossEntropy(1, 1),
                Losses.softBootstrap(0.95),
                Losses.hardBootstrap(0.8),
                Losses.forwardCorrected(NOISE),
                Losses.backwardCorrected(NOISE),
                Losses.multiTarget());
    }

    private static MultiLayerNetwork net(Loss loss, Activation activation, boolean learns) {
        MultiLayerConfiguration description = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(7)
                .updater(learns ? new Sgd(0.1) : new NoOp())
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(4)
                        .nOut(5)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(new Dl4jLoss(loss))
                        .nIn(5)
                        .nOut(3)
                        .activation(activation)
                        .build())
                .build();
        MultiLayerNetwork net = new MultiLayerNetwork(description);
        net.init();
        return net;
    }

    private static INDArray inputs() {
        return Nd4j.createFromArray(new double[][] {{1, -1, 0.5, 0}, {0.2, 0.4, -1, 2}, {-1, 1, 1, -0.5}});
    }

    private static INDArray labels() {
        return Nd4j.createFromArray(new double[][] {{1, 0, 0}, {0, 0.3, 0.7}, {0, 0, 1}});
    }

    @ParameterizedTest
    @MethodSource("losses")
    void the_gradient_check_of_deeplearning4j_passes(Loss loss) {
        for (Activation activation : new Activation[] {Activation.SOFTMAX, Activation.IDENTITY}) {
            assertThat(GradientCheckUtil.checkGradients(new GradientCheckUtil.MLNConfig()
                            .net(net(loss, activation, false))
                            .input(inputs())
                            .labels(labels())
                            .epsilon(1e-6)
                            .maxRelError(1e-3)
                            .minAbsoluteError(1e-8)))
                    .as("%s with %s", loss.describe(), activation)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void a_net_keeps_its_loss_when_saved_and_goes_on_learning(Loss loss, @TempDir Path folder) throws IOException {
        MultiLayerNetwork net = net(loss, Activation.SOFTMAX, true);
        net.save(folder.resolve("net.zip").toFile());
        MultiLayerNetwork read =
                MultiLayerNetwork.load(folder.resolve("net.zip").toFile(), true);

        net.fit(inputs(), labels());
        read.fit(inputs(), labels());

        OutputLayer output = (OutputLayer) read.getLayer(1).conf().getLayer();
        assertThat(output.getLossFn()).isEqualTo(new Dl4jLoss(loss));
        assertThat(read.params().toDoubleVector()).containsExactly(net.params().toDoubleVector());
        assertThat(read.score()).isEqualTo(net.score());
        assertThat(net.clone().getLayerWiseConfigurations()).isEqualTo(net.getLayerWiseConfigurations());
    }

    @Test
    void a_mask_weighs_samples() {
        Dl4jLoss loss = new Dl4jLoss(Losses.crossEntropy());
        INDArray logits = Nd4j.createFromArray(new double[][] {{1, 0, 0}, {0, 2, 0}, {0, 0, 3}});
        INDArray mask = Nd4j.createFromArray(new double[] {2, 0, 1}).reshape(3, 1);
        double[] plain = loss.computeScoreArray(labels(), logits, Activation.SOFTMAX.getActivationFunction(), null)
                .reshape(3)
                .toDoubleVector();
        double[] weighted = loss.computeScoreArray(labels(), logits, Activation.SOFTMAX.getActivationFunction(), mask)
                .reshape(3)
                .toDoubleVector();

        assertThat(weighted).containsExactly(new double[] {2 * plain[0], 0, plain[2]}, within(1e-12));
    }

    @Test
    void other_activations_and_shapes_are_refused() {
        Dl4jLoss loss = new Dl4jLoss(Losses.focal(2));
        assertThatThrownBy(() -> loss.computeScore(labels(), labels(), new ActivationTanH(), null, true))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("activation softmax or identity, got tanh");
        assertThatThrownBy(() ->
                        loss.computeScore(labels(), inputs(), Activation.SOFTMAX.getActivationFunction(), null, true))
                .hasMessageContaining("one shape [batch, classes]");
        assertThatThrownBy(() -> new Dl4jLoss("no such loss")).isInstanceOf(InvalidArgumentException.class);
    }
}
