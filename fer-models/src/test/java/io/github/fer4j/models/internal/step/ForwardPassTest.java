package io.github.fer4j.models.internal.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.FastPath;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.nativeblas.Nd4jCpu;

/** The reference is Deeplearning4j's own {@code outputSingle}, layer by layer. */
class ForwardPassTest {
    @BeforeAll
    static void needs_one_dnn() {
        FastPath.enable();
        Assumptions.assumeTrue(
                Nd4jCpu.Environment.getInstance().isUseMKLDNN(), "the native library has no oneDNN: nothing to test");
    }

    private static NetSpec small(String name) {
        return name.equals("slimCnn")
                ? Zoo.slimCnn().option("filters", "4,6,8,16")
                : Zoo.named(name).option("filters", "4,6,8").option("units", "9,5");
    }

    /** A net whose running statistics are those of some batches. */
    private static ComputationGraph learned(NetSpec spec) {
        ComputationGraph net = Zoo.build(spec, new Sgd(0.05), new LossAdapter(Losses.crossEntropy()), 0, 11);
        for (int i = 0; i < 3; i++) {
            learn(net, spec, i);
        }
        return net;
    }

    private static void learn(ComputationGraph net, NetSpec spec, long seed) {
        int batch = 6;
        float[][] targets = new float[batch][spec.outputs()];
        for (int i = 0; i < batch; i++) {
            targets[i][i] = 1;
        }
        try (INDArray x = input(images(batch, spec, seed), batch, spec);
                INDArray y = Nd4j.createFromArray(targets)) {
            net.fit(new INDArray[] {x}, new INDArray[] {y});
        }
    }

    private static float[] images(int count, NetSpec spec, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * spec.preprocessing().length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static INDArray input(float[] values, int count, NetSpec spec) {
        Preprocessing image = spec.preprocessing();
        return NetRunner.input(values, new long[] {count, image.channels(), image.height(), image.width()});
    }

    private static ForwardPass pass(ComputationGraph net, NetSpec spec) {
        Preprocessing image = spec.preprocessing();
        return ForwardPass.of(net, image.height(), image.width(), image.channels());
    }

    private static void assertSameAsDeeplearning4j(ForwardPass pass, NetSpec spec, int count) {
        float[] images = images(count, spec, 77 + count);
        double[][] outputs = pass.outputs(images, count);
        assertThat(outputs).hasDimensions(count, spec.outputs());
        try (INDArray input = input(images, count, spec);
                INDArray expected = pass.net().outputSingle(input)) {
            double[][] rows = NetRunner.rows(expected);
            for (int n = 0; n < count; n++) {
                assertThat(outputs[n]).containsExactly(rows[n], within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simpleCnn", "customCnn", "slimCnn"})
    void chains_answer_as_deeplearning4j_does_whatever_the_size_of_the_batch(String name) {
        NetSpec spec = small(name);
        ComputationGraph net = learned(spec);
        try (ForwardPass pass = pass(net, spec)) {
            assertThat(pass.reason()).isEmpty();
            // Alone, together, over several rounds, and smaller again.
            for (int count : new int[] {1, 5, 12, 32, 67, 3, 1}) {
                assertSameAsDeeplearning4j(pass, spec, count);
            }
        } finally {
            net.close();
        }
    }

    @Test
    void colour_images_have_their_channels_last() {
        NetSpec spec = small("customCnn").input(Preprocessing.gray48().withChannels(3));
        ComputationGraph net = learned(spec);
        try (ForwardPass pass = pass(net, spec)) {
            assertThat(pass.reason()).isEmpty();
            assertSameAsDeeplearning4j(pass, spec, 10);
        } finally {
            net.close();
        }
    }

    @Test
    void valence_and_arousal_are_outputs_like_the_others() {
        NetSpec spec = small("slimCnn").withValenceArousal();
        ComputationGraph net = Zoo.build(spec);
        try (ForwardPass pass = pass(net, spec)) {
            assertThat(pass.reason()).isEmpty();
            assertSameAsDeeplearning4j(pass, spec, 2);
        } finally {
            net.close();
        }
    }

    @Test
    void what_the_net_has_learned_meanwhile_counts() {
        NetSpec spec = small("slimCnn");
        ComputationGraph net = learned(spec);
        try (ForwardPass pass = pass(net, spec)) {
            float[] images = images(2, spec, 5);
            double[] before = pass.outputs(images, 2)[0];
            learn(net, spec, 9);
            assertThat(Arrays.equals(pass.outputs(images, 2)[0], before)).isFalse();
            assertSameAsDeeplearning4j(pass, spec, 2);
        } finally {
            net.close();
        }
    }

    @Test
    void a_net_with_branches_is_left_to_deeplearning4j_and_answers_the_same() {
        NetSpec spec = Zoo.slimResNet().option("filters", "4,6,8").option("blocks", "1,1,1");
        ComputationGraph net = learned(spec);
        try (ForwardPass pass = pass(net, spec)) {
            assertThat(pass.reason()).isEqualTo("branches");
            assertSameAsDeeplearning4j(pass, spec, 1);
            assertSameAsDeeplearning4j(pass, spec, 9);
        } finally {
            net.close();
        }
    }
}
