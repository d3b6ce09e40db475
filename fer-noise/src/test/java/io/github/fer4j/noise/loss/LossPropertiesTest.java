package io.github.fer4j.noise.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.LabelSet;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class LossPropertiesTest {
    private static final int CLASSES = LabelSet.EKMAN_7.size();
    private static final ClassWeights WEIGHTS = ClassWeights.of(LabelSet.EKMAN_7, 1, 9.4, 1, 0.57, 0.85, 1.3, 0.83);

    private static final double[][] NOISE = new double[CLASSES][CLASSES];

    static {
        for (int i = 0; i < CLASSES; i++) {
            Arrays.fill(NOISE[i], 0.02);
            NOISE[i][(i + 1) % CLASSES] = 0.2;
            NOISE[i][i] = 0.7;
        }
    }

    /** A sample: logits and target. */
    record Case(double[] logits, double[] target) {
        @Override
        public String toString() {
            return Arrays.toString(logits) + " -> " + Arrays.toString(target);
        }
    }

    @Provide
    Arbitrary<Loss> losses() {
        Loss plain = Losses.crossEntropy();
        return Arbitraries.of(
                        Losses.focal(2),
                        Losses.focal(0.5),
                        Losses.meanAbsoluteError(),
                        Losses.generalisedCrossEntropy(0.7),
                        Losses.symmetricCrossEntropy(0.1, 1),
                        Losses.normalisedCrossEntropy(1, 1),
                        Losses.softBootstrap(0.95),
                        Losses.hardBootstrap(0.8),
                        Losses.forwardCorrected(NOISE),
                        Losses.backwardCorrected(NOISE),
                        Losses.multiTarget(),
                        Losses.generalisedCrossEntropy(0.5)
                                .smoothedOffTarget(0.06)
                                .withClassWeights(WEIGHTS),
                        plain,
                        plain.smoothed(0.1),
                        plain.withClassWeights(WEIGHTS),
                        plain.smoothed(0.1).withClassWeights(WEIGHTS),
                        plain.withClassWeights(WEIGHTS).smoothed(0.3))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Double> logit = Arbitraries.oneOf(
                Arbitraries.doubles().between(-5, 5).ofScale(6),
                Arbitraries.doubles().between(-60, 60).ofScale(6),
                Arbitraries.of(-50.0, 50.0));
        Arbitrary<double[]> logits = logit.array(double[].class).ofSize(CLASSES);
        return Combinators.combine(logits, Arbitraries.oneOf(oneHot(), distribution()))
                .as(Case::new);
    }

    private static Arbitrary<double[]> oneHot() {
        return Arbitraries.integers().between(0, CLASSES - 1).map(label -> {
            double[] target = new double[CLASSES];
            target[label] = 1;
            return target;
        });
    }

    private static Arbitrary<double[]> distribution() {
        return Arbitraries.integers()
                .between(0, 10)
                .array(int[].class)
                .ofSize(CLASSES)
                .map(votes -> {
                    double total = Arrays.stream(votes).sum();
                    return Arrays.stream(votes)
                            .mapToDouble(count -> total == 0 ? 1.0 / CLASSES : count / total)
                            .toArray();
                });
    }

    @Property
    void a_gradient_is_the_finite_difference_of_its_loss(@ForAll("losses") Loss loss, @ForAll("cases") Case sample) {
        // These two take the largest of something: where two are level there is no one gradient.
        Assume.that(!loss.describe().startsWith("hard bootstrap") || !isLevel(sample.logits, sample.target, 1));
        Assume.that(!loss.describe().startsWith("multi-target") || !isLevel(sample.logits, sample.target, 1e-3));
        Gradients.assertMatchFiniteDifferences(loss, sample.logits, sample.target);
    }

    /** Whether the two largest of log (smoothed target) + logit are so close that a finite difference goes across. */
    private static boolean isLevel(double[] logits, double[] target, double smoothing) {
        double[] sorted = new double[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            sorted[k] = logits[k] + Math.log((1 - smoothing) * target[k] + smoothing / CLASSES);
        }
        Arrays.sort(sorted);
        return sorted[CLASSES - 1] - sorted[CLASSES - 2] < 1e-3;
    }

    @Property
    void a_loss_can_be_stored_as_text(@ForAll("losses") Loss loss, @ForAll("cases") Case sample) {
        Loss read = Losses.parse(loss.describe());
        double[] gradient = new double[CLASSES];
        double[] again = new double[CLASSES];

        double value = loss.lossAndGradient(sample.logits, sample.target, gradient);

        assertThat(read.describe()).isEqualTo(loss.describe());
        assertThat(read.lossAndGradient(sample.logits, sample.target, again)).isEqualTo(value);
        assertThat(again).containsExactly(gradient);
    }

    @Property
    void adding_a_number_to_all_logits_changes_nothing(
            @ForAll("losses") Loss loss,
            @ForAll("cases") Case sample,
            @ForAll @DoubleRange(min = -100, max = 100) double shift) {
        double[] gradient = new double[CLASSES];
        double[] shiftedGradient = new double[CLASSES];
        double[] shifted = Arrays.stream(sample.logits).map(z -> z + shift).toArray();

        double value = loss.lossAndGradient(sample.logits, sample.target, gradient);

        assertThat(loss.lossAndGradient(shifted, sample.target, shiftedGradient))
                .isCloseTo(value, within(1e-9));
        assertThat(shiftedGradient).containsExactly(gradient, within(1e-9));
    }

    @Property
    void a_gradient_sums_to_zero_and_a_loss_is_not_negative(@ForAll("losses") Loss loss, @ForAll("cases") Case sample) {
        double[] gradient = new double[CLASSES];

        double value = loss.lossAndGradient(sample.logits, sample.target, gradient);

        // Backward correction takes back, with negative weights, what the noise added.
        assertThat(value).isGreaterThanOrEqualTo(loss.describe().startsWith("backward") ? -1e3 : 0);
        assertThat(Arrays.stream(gradient).sum()).isCloseTo(0, within(1e-12));
    }

    @Property
    void huge_logits_never_give_nan(
            @ForAll("losses") Loss loss,
            @ForAll @DoubleRange(min = -1e308, max = 1e308) double first,
            @ForAll @DoubleRange(min = -1e308, max = 1e308) double second) {
        double[] gradient = new double[CLASSES];
        double[] logits = {first, second, 0, 1e308, -1e308, 1e300, -50};
        double[] target = {1, 0, 0, 0, 0, 0, 0};

        assertThat(loss.lossAndGradient(logits, target, gradient)).isNotNaN();
        assertThat(gradient).doesNotContain(Double.NaN);
    }

    @Property
    void smoothing_by_zero_changes_nothing(@ForAll("cases") Case sample) {
        double[] plain = new double[CLASSES];
        double[] smoothed = new double[CLASSES];

        double value = Losses.crossEntropy().lossAndGradient(sample.logits, sample.target, plain);

        assertThat(Losses.crossEntropy().smoothed(0).lossAndGradient(sample.logits, sample.target, smoothed))
                .isEqualTo(value);
        assertThat(smoothed).containsExactly(plain);
    }

    @Property
    void smoothing_is_the_formula_of_keras(
            @ForAll("cases") Case sample, @ForAll @DoubleRange(min = 0, max = 0.9) double epsilon) {
        // keras.losses.categorical_crossentropy: y_true * (1.0 - label_smoothing) + (label_smoothing / num_classes)
        double[] keras = Arrays.stream(sample.target)
                .map(q -> q * (1.0 - epsilon) + epsilon / CLASSES)
                .toArray();
        double[] ignored = new double[CLASSES];

        assertThat(Losses.crossEntropy().smoothed(epsilon).lossAndGradient(sample.logits, sample.target, ignored))
                .isCloseTo(Losses.crossEntropy().lossAndGradient(sample.logits, keras, ignored), within(1e-12));
    }

    @Property
    void class_weights_of_one_change_nothing(@ForAll("cases") Case sample) {
        double[] gradient = new double[CLASSES];
        Loss weighted = Losses.crossEntropy().withClassWeights(ClassWeights.none(LabelSet.EKMAN_7));

        assertThat(weighted.lossAndGradient(sample.logits, sample.target, gradient))
                .isCloseTo(
                        Losses.crossEntropy().lossAndGradient(sample.logits, sample.target, gradient), within(1e-12));
    }
}
