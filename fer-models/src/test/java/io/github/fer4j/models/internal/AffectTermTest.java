package io.github.fer4j.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.noise.loss.AffectLoss;
import io.github.fer4j.noise.loss.AffectLosses;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The loss adapter of a net with classes, valence and arousal. */
class AffectTermTest {
    private static final int CLASSES = 3;

    @BeforeContainer
    static void enableFastPath() {
        FastPath.enable();
    }

    @Provide
    Arbitrary<AffectLoss> affectLosses() {
        return Arbitraries.of(AffectLosses.meanSquaredError(), AffectLosses.concordance());
    }

    @Provide
    Arbitrary<Loss> losses() {
        return Arbitraries.of(
                Losses.crossEntropy(), Losses.focal(2).smoothed(0.1), Losses.symmetricCrossEntropy(0.1, 1));
    }

    /** Outputs, targets and weights of a random batch, with rows that are not annotated and rows that do not count. */
    private record Case(
            double[][] outputs, double[][] targets, double[] weights, double[][] affect, double[] annotated) {
        static Case random(int rows, long seed) {
            Random random = new Random(seed);
            double[][] targets = new double[rows][CLASSES];
            double[] annotated = new double[rows];
            double[] weights = new double[rows];
            for (int i = 0; i < rows; i++) {
                double share = random.nextDouble();
                targets[i][random.nextInt(CLASSES)] += share;
                targets[i][random.nextInt(CLASSES)] += 1 - share;
                weights[i] = random.nextInt(4) == 0 ? 0 : 2 * random.nextDouble();
                annotated[i] = random.nextInt(3) == 0 ? 0 : weights[i];
            }
            return new Case(rows(random, rows, CLASSES + 2, 2), targets, weights, rows(random, rows, 2, 1), annotated);
        }

        private static double[][] rows(Random random, int rows, int columns, double most) {
            return Arrays.stream(new double[rows][])
                    .map(row -> random.doubles(columns, -most, most).toArray())
                    .toArray(double[][]::new);
        }

        LossAdapter adapter(Loss loss, AffectLoss affectLoss, double weight) {
            LossAdapter adapter = new LossAdapter(loss);
            adapter.weights(weights);
            if (affectLoss != null) {
                adapter.affect(affectLoss, weight);
                adapter.affectTargets(affect, annotated);
            }
            return adapter;
        }

        double loss(LossAdapter adapter) {
            return adapter.computeScore(labels(), matrix(outputs), new ActivationIdentity(), null, false);
        }

        double[][] gradient(LossAdapter adapter) {
            return adapter.computeGradient(labels(), matrix(outputs), new ActivationIdentity(), null)
                    .toDoubleMatrix();
        }

        INDArray labels() {
            return matrix(targets);
        }
    }

    private static INDArray matrix(double[][] rows) {
        return Nd4j.createFromArray(rows);
    }

    @Property(tries = 60)
    void the_gradient_of_all_outputs_is_the_finite_difference_of_the_loss(
            @ForAll("losses") Loss loss,
            @ForAll("affectLosses") AffectLoss affectLoss,
            @ForAll @DoubleRange(min = 0.1, max = 5) double weight,
            @ForAll @IntRange(min = 2, max = 7) int rows,
            @ForAll long seed) {
        Case batch = Case.random(rows, seed);
        LossAdapter adapter = batch.adapter(loss, affectLoss, weight);
        double[][] gradient = batch.gradient(adapter);

        double step = 1e-6;
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < CLASSES + 2; k++) {
                double kept = batch.outputs()[i][k];
                batch.outputs()[i][k] = kept + step;
                double above = batch.loss(adapter);
                batch.outputs()[i][k] = kept - step;
                double below = batch.loss(adapter);
                batch.outputs()[i][k] = kept;
                double slope = (above - below) / (2 * step);
                assertThat(gradient[i][k])
                        .as("row %d, output %d", i, k)
                        .isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @Property(tries = 60)
    void the_loss_is_that_of_the_classes_and_the_weighted_affect_loss_of_the_annotated_rows(
            @ForAll("affectLosses") AffectLoss affectLoss,
            @ForAll @IntRange(min = 1, max = 7) int rows,
            @ForAll long seed) {
        Case batch = Case.random(rows, seed);
        double[][] said = new double[rows][2];
        for (int i = 0; i < rows; i++) {
            said[i][0] = Math.tanh(batch.outputs()[i][CLASSES]);
            said[i][1] = Math.tanh(batch.outputs()[i][CLASSES + 1]);
        }
        double ofAffect = affectLoss.lossAndGradient(said, batch.affect(), batch.annotated(), new double[rows][2]);
        double ofClasses = batch.loss(batch.adapter(Losses.crossEntropy(), null, 0)) / rows;
        LossAdapter both = batch.adapter(Losses.crossEntropy(), affectLoss, 0.7);
        assertThat(batch.loss(both) / rows).isCloseTo(ofClasses + 0.7 * ofAffect, within(1e-9));

        batch.gradient(both);
        assertThat(both.meanLoss()).isCloseTo(ofClasses + 0.7 * ofAffect, within(1e-9));
    }

    @Property(tries = 60)
    void rows_without_annotation_have_no_gradient_in_valence_and_arousal_and_none_has_another_in_the_classes(
            @ForAll("affectLosses") AffectLoss affectLoss,
            @ForAll @IntRange(min = 1, max = 7) int rows,
            @ForAll long seed) {
        Case batch = Case.random(rows, seed);
        double[][] alone = batch.gradient(batch.adapter(Losses.crossEntropy(), null, 0));
        double[][] both = batch.gradient(batch.adapter(Losses.crossEntropy(), affectLoss, 2));
        for (int i = 0; i < rows; i++) {
            assertThat(Arrays.copyOf(both[i], CLASSES)).containsExactly(Arrays.copyOf(alone[i], CLASSES));
            assertThat(alone[i][CLASSES]).isZero();
            assertThat(alone[i][CLASSES + 1]).isZero();
            if (batch.annotated()[i] == 0) {
                assertThat(both[i][CLASSES]).isZero();
                assertThat(both[i][CLASSES + 1]).isZero();
            }
        }
    }

    @Example
    void a_batch_that_nobody_annotated_has_the_loss_of_its_classes() {
        Case batch = Case.random(5, 3);
        LossAdapter adapter = batch.adapter(Losses.crossEntropy(), AffectLosses.concordance(), 1);
        adapter.affectTargets(new double[5][2], new double[5]);
        assertThat(batch.loss(adapter)).isEqualTo(batch.loss(batch.adapter(Losses.crossEntropy(), null, 0)));
    }

    @Example
    void small_losses_are_chosen_by_the_classes_alone() {
        Case batch = Case.random(6, 8);
        Arrays.fill(batch.weights(), 1);
        LossAdapter alone = batch.adapter(Losses.crossEntropy(), null, 0);
        LossAdapter both = batch.adapter(Losses.crossEntropy(), AffectLosses.meanSquaredError(), 100);
        alone.keep(0.5);
        both.keep(0.5);
        double[][] expected = batch.gradient(alone);
        double[][] gradient = batch.gradient(both);
        for (int i = 0; i < 6; i++) {
            assertThat(Arrays.copyOf(gradient[i], CLASSES)).containsExactly(Arrays.copyOf(expected[i], CLASSES));
            assertThat(gradient[i][CLASSES] != 0).isEqualTo(batch.annotated()[i] > 0);
        }
    }
}
