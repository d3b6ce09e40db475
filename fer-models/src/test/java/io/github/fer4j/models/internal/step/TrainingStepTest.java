package io.github.fer4j.models.internal.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.LabelSet;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.FastPath;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.optim.GradientClipping;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.nativeblas.Nd4jCpu;

/** The reference is Deeplearning4j's own {@code fit}, layer by layer. */
class TrainingStepTest {
    private static final int BATCH = 6;

    @BeforeAll
    static void needs_one_dnn() {
        FastPath.enable();
        Assumptions.assumeTrue(
                Nd4jCpu.Environment.getInstance().isUseMKLDNN(), "the native library has no oneDNN: nothing to test");
    }

    private static NetSpec small(String name) {
        NetSpec spec = Zoo.named(name).classes(LabelSet.EKMAN_7);
        return switch (name) {
            case "slimCnn" -> spec.option("filters", "4,6,8,16");
            default -> spec.option("filters", "4,6,8").option("units", "9,5");
        };
    }

    private static ComputationGraph net(NetSpec spec, IUpdater updater, double weightDecay) {
        return Zoo.build(spec, updater, new LossAdapter(Losses.crossEntropy()), weightDecay, 11);
    }

    private static INDArray images(int batch, int channels, long seed) {
        Random random = new Random(seed);
        float[] values = new float[batch * channels * 48 * 48];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape(batch, channels, 48, 48);
    }

    private static INDArray targets(int batch) {
        float[][] rows = new float[batch][7];
        for (int i = 0; i < batch; i++) {
            rows[i][i % 7] = 0.75f;
            rows[i][(i + 2) % 7] = 0.25f;
        }
        return Nd4j.createFromArray(rows);
    }

    private interface Fit {
        void fit(INDArray input, INDArray targets);
    }

    private static void threeBatches(Fit fit, int channels) {
        Nd4j.getRandom().setSeed(3); // dropout draws from it
        for (int i = 0; i < 3; i++) {
            fit.fit(images(BATCH, channels, i), targets(BATCH));
        }
    }

    private static float[] byDeeplearning4j(ComputationGraph net, int channels) {
        threeBatches((x, y) -> net.fit(new INDArray[] {x}, new INDArray[] {y}), channels);
        return net.params().toFloatVector();
    }

    private static float[] bySteps(ComputationGraph net, int threads, int channels) {
        try (TrainingStep step = TrainingStep.of(net, threads)) {
            threeBatches(step::fit, channels);
            assertThat(step.reason()).isEmpty();
        }
        return net.params().toFloatVector();
    }

    @ParameterizedTest
    @ValueSource(strings = {"norm 0.01", "value 1.0E-4"})
    void gradients_are_clipped_as_by_deeplearning4j(String clipping) {
        ComputationGraph reference = net(small("slimCnn"), new Sgd(0.1), 0);
        ComputationGraph clipped = net(small("slimCnn"), new Sgd(0.1), 0);
        ComputationGraph plain = net(small("slimCnn"), new Sgd(0.1), 0);
        GradientClipping.parse(clipping).attachTo(reference);
        GradientClipping.parse(clipping).attachTo(clipped);
        float[] expected = byDeeplearning4j(reference, 1);
        assertThat(bySteps(clipped, 2, 1)).containsExactly(expected, within(2e-6f));
        assertThat(bySteps(plain, 2, 1)).usingComparatorWithPrecision(1e-4f).isNotEqualTo(expected);
        reference.close();
        clipped.close();
        plain.close();
    }

    @Test
    void listeners_of_deeplearning4j_see_the_steps_of_deeplearning4j() {
        ComputationGraph net = net(small("simpleCnn"), new Sgd(0.1), 0);
        int[] forwards = {0};
        net.addListeners(new BaseTrainingListener() {
            @Override
            public void onForwardPass(Model model, Map<String, INDArray> activations) {
                forwards[0]++;
            }
        });
        bySteps(net, 2, 1);
        assertThat(forwards[0]).isEqualTo(3);
        net.close();
    }

    @ParameterizedTest
    @CsvSource({"simpleCnn,1", "simpleCnn,2", "customCnn,1", "customCnn,3", "slimCnn,1", "slimCnn,2", "slimCnn,4"})
    void the_parameters_become_those_of_deeplearning4j(String name, int threads) {
        // Decoupled decay, momentum and dropout included; running statistics are among the parameters.
        ComputationGraph reference = net(small(name), new Nesterovs(0.02, 0.9), 0.01);
        ComputationGraph net = net(small(name), new Nesterovs(0.02, 0.9), 0.01);
        float[] before = net.params().toFloatVector();
        float[] expected = byDeeplearning4j(reference, 1);
        assertThat(bySteps(net, threads, 1)).containsExactly(expected, within(2e-5f));
        assertThat(before).usingComparatorWithPrecision(1e-3f).isNotEqualTo(expected);
        assertThat(net.getIterationCount()).isEqualTo(3);
    }

    @Test
    void images_in_colour_are_read_channel_by_channel() {
        Preprocessing gray = Preprocessing.gray48();
        NetSpec colour = small("slimCnn")
                .input(new Preprocessing(48, 48, 3, gray.interpolation(), gray.filters(), gray.normalisation()));
        ComputationGraph reference = net(colour, new Sgd(0.05), 0);
        ComputationGraph net = net(colour, new Sgd(0.05), 0);
        float[] expected = byDeeplearning4j(reference, 3);
        assertThat(bySteps(net, 2, 3)).containsExactly(expected, within(2e-5f));
    }

    @Test
    void of_equal_maxima_the_one_learns_that_learns_in_deeplearning4j() {
        INDArray flat = images(BATCH, 1, 1);
        for (int i = 0; i < BATCH; i++) {
            flat.slice(i).assign(i - 2.5); // each image of one colour: all four corners of a window are the same
        }
        ComputationGraph reference = net(small("customCnn"), new Sgd(0.05), 0);
        ComputationGraph net = net(small("customCnn"), new Sgd(0.05), 0);
        try (TrainingStep step = TrainingStep.of(net, 2)) {
            Nd4j.getRandom().setSeed(3);
            reference.fit(new INDArray[] {flat}, new INDArray[] {targets(BATCH)});
            Nd4j.getRandom().setSeed(3);
            step.fit(flat, targets(BATCH));
            assertThat(net.params().toFloatVector())
                    .containsExactly(reference.params().toFloatVector(), within(2e-5f));
        }
    }

    @Test
    void the_same_seed_and_number_of_threads_give_the_same_bits() {
        ComputationGraph one = net(small("customCnn"), new Sgd(0.05), 0);
        ComputationGraph two = net(small("customCnn"), new Sgd(0.05), 0);
        assertThat(bySteps(one, 2, 1)).isEqualTo(bySteps(two, 2, 1));
    }

    @Test
    void batches_may_change_in_size_and_be_of_one_image() {
        ComputationGraph reference = net(small("slimCnn"), new Sgd(0.05), 0);
        ComputationGraph net = net(small("slimCnn"), new Sgd(0.05), 0);
        try (TrainingStep step = TrainingStep.of(net, 2)) {
            int[] sizes = {6, 5, 1, 6};
            Nd4j.getRandom().setSeed(3);
            for (int size : sizes) {
                reference.fit(new INDArray[] {images(size, 1, size)}, new INDArray[] {targets(size)});
            }
            Nd4j.getRandom().setSeed(3);
            for (int size : sizes) {
                step.fit(images(size, 1, size), targets(size));
                assertThat(step.reason()).isEmpty();
            }
            assertThat(net.params().toFloatVector())
                    .containsExactly(reference.params().toFloatVector(), within(5e-5f));
        }
    }

    @Test
    void a_net_that_no_stage_covers_is_left_to_deeplearning4j() {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(2)
                .updater(new Sgd(0.1))
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(4, 4, 1))
                .addLayer(
                        "hidden",
                        new DenseLayer.Builder()
                                .nOut(5)
                                .activation(Activation.TANH)
                                .build(),
                        "image")
                .addLayer(
                        "logits",
                        new OutputLayer.Builder(new LossAdapter(Losses.crossEntropy()))
                                .nOut(7)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "hidden")
                .setOutputs("logits");
        ComputationGraph net = new ComputationGraph(graph.build());
        net.init();
        INDArray before = net.params().dup();
        try (TrainingStep step = TrainingStep.of(net, 2)) {
            step.fit(Nd4j.rand(BATCH, 1, 4, 4), targets(BATCH));
            assertThat(step.reason()).isEqualTo("another activation than the rectifier");
        }
        assertThat(net.params()).isNotEqualTo(before);
    }

    @Test
    void an_error_in_the_loss_reaches_the_caller_and_ends_the_step_for_all_threads() {
        Loss broken = new Loss() {
            private int calls;

            @Override
            public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
                if (calls++ == 0) {
                    throw new IllegalStateException("no loss today");
                }
                return Losses.crossEntropy().lossAndGradient(logits, target, gradient);
            }

            @Override
            public String describe() {
                return "broken once";
            }
        };
        ComputationGraph net = Zoo.build(small("slimCnn"), new Sgd(0.1), new LossAdapter(broken), 0, 11);
        try (TrainingStep step = TrainingStep.of(net, 3)) {
            INDArray before = net.params().dup();
            assertThatThrownBy(() -> step.fit(images(BATCH, 1, 1), targets(BATCH)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no loss today");
            assertThat(net.params()).isEqualTo(before);
            step.fit(images(BATCH, 1, 1), targets(BATCH));
            assertThat(net.params()).isNotEqualTo(before);
        }
    }
}
