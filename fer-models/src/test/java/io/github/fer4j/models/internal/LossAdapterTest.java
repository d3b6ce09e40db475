package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.noise.loss.Losses;
import io.github.fer4j.noise.selection.EarlyLearning;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class LossAdapterTest {
    private static final INDArray LOGITS = Nd4j.createFromArray(new double[][] {{2, -1, 0.5}, {0, 0, 0}, {-3, 4, 1}});
    private static final INDArray TARGETS =
            Nd4j.createFromArray(new double[][] {{1, 0, 0}, {0.2, 0.5, 0.3}, {0, 0, 1}});

    @BeforeAll
    static void enableFastPath() {
        FastPath.enable();
    }

    @Test
    void cross_entropy_on_logits_agrees_with_the_stock_loss_behind_a_softmax() {
        LossAdapter ours = new LossAdapter(Losses.crossEntropy());
        LossMCXENT stock = new LossMCXENT();
        assertThat(ours.computeScore(TARGETS, LOGITS.dup(), new ActivationIdentity(), null, true))
                .isCloseTo(
                        stock.computeScore(TARGETS, LOGITS.dup(), new ActivationSoftmax(), null, true), within(1e-9));
        assertThat(flat(ours.computeGradient(TARGETS, LOGITS.dup(), new ActivationIdentity(), null)))
                .containsExactly(
                        flat(stock.computeGradient(TARGETS, LOGITS.dup(), new ActivationSoftmax(), null)),
                        within(1e-9));
    }

    private static double[] flat(INDArray matrix) {
        return matrix.dup('c').data().asDouble();
    }

    @Test
    void sample_weights_scale_loss_and_gradient() {
        LossAdapter plain = new LossAdapter(Losses.crossEntropy());
        LossAdapter weighted = new LossAdapter(Losses.crossEntropy());
        weighted.weights(new double[] {2, 0, 1});
        double[][] before = plain.computeGradient(TARGETS, LOGITS, new ActivationIdentity(), null)
                .toDoubleMatrix();
        double[][] after = weighted.computeGradient(TARGETS, LOGITS, new ActivationIdentity(), null)
                .toDoubleMatrix();
        for (int k = 0; k < 3; k++) {
            assertThat(after[0][k]).isCloseTo(2 * before[0][k], within(1e-12));
            assertThat(after[1][k]).isZero();
            assertThat(after[2][k]).isEqualTo(before[2][k]);
        }
    }

    @Test
    void it_counts_the_mean_loss_and_the_hits_since_the_last_reset() {
        LossAdapter adapter = new LossAdapter(Losses.crossEntropy());
        adapter.computeGradient(TARGETS, LOGITS, new ActivationIdentity(), null);
        adapter.reset();
        adapter.computeGradient(TARGETS, LOGITS, new ActivationIdentity(), null);
        // Row 1 is a hit; row 2's equal logits give class 0, its target class 1; row 3 says class 1, its target class
        // 2.
        assertThat(adapter.accuracy()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(adapter.meanLoss())
                .isCloseTo(adapter.computeScore(TARGETS, LOGITS, new ActivationIdentity(), null, true), within(1e-12));
    }

    @Test
    void the_gradient_has_the_type_of_the_logits() {
        INDArray gradient = new LossAdapter(Losses.crossEntropy())
                .computeGradient(
                        TARGETS.castTo(DataType.FLOAT), LOGITS.castTo(DataType.FLOAT), new ActivationIdentity(), null);
        assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
        assertThat(gradient.shape()).containsExactly(3, 3);
    }

    @Test
    void of_a_batch_only_the_smallest_losses_are_learned_from_and_their_mean_counts() {
        LossAdapter plain = new LossAdapter(Losses.crossEntropy());
        LossAdapter choosy = new LossAdapter(Losses.crossEntropy());
        choosy.keep(0.67);
        double[][] before = plain.computeGradient(TARGETS, LOGITS, new ActivationIdentity(), null)
                .toDoubleMatrix();
        double[][] after = choosy.computeGradient(TARGETS, LOGITS, new ActivationIdentity(), null)
                .toDoubleMatrix();

        // The third sample has the largest loss: its label has the middle logit, far below the top.
        for (int k = 0; k < 3; k++) {
            assertThat(after[0][k]).isCloseTo(1.5 * before[0][k], within(1e-12));
            assertThat(after[1][k]).isCloseTo(1.5 * before[1][k], within(1e-12));
            assertThat(after[2][k]).isZero();
        }
    }

    @Test
    void early_learning_remembers_each_sample_and_adds_its_gradient() {
        EarlyLearning early = EarlyLearning.standard();
        double[][] means = new double[5][3];
        LossAdapter adapter = new LossAdapter(Losses.crossEntropy());
        adapter.earlyLearning(early, means);
        adapter.samples(new int[] {4, 0, 2});
        double[][] gradient = adapter.computeGradient(TARGETS, LOGITS, new ActivationIdentity(), null)
                .toDoubleMatrix();

        double[] mean = new double[3];
        early.update(mean, NetRunner.softmax(new double[] {2, -1, 0.5}));
        double[] expected = new double[3];
        Losses.crossEntropy().lossAndGradient(new double[] {2, -1, 0.5}, new double[] {1, 0, 0}, expected);
        early.addTo(new double[] {2, -1, 0.5}, mean, expected);
        assertThat(gradient[0]).containsExactly(expected, within(1e-9));
        assertThat(means[4]).containsExactly(mean, within(1e-9));
        assertThat(means[1]).containsOnly(0);
    }
}
