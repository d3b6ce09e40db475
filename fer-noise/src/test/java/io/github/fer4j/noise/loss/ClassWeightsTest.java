package io.github.fer4j.noise.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class ClassWeightsTest {
    private static final LabelSet LABELS = LabelSet.EKMAN_7;

    /** The training part of FER-2013. */
    private static final Map<Emotion, Integer> FER_2013 = counts(List.of(3995, 436, 4097, 7215, 4830, 3171, 4965));

    private static Map<Emotion, Integer> counts(List<Integer> counts) {
        Map<Emotion, Integer> map = new HashMap<>();
        for (int k = 0; k < counts.size(); k++) {
            map.put(LABELS.get(k), counts.get(k));
        }
        return map;
    }

    /** Constants by NumPy: {@code n.sum() / (7 * n)}, what scikit-learn calls "balanced". */
    @Example
    void inverse_frequency_is_what_scikit_learn_calls_balanced() {
        assertThat(ClassWeights.inverseFrequency().of(LABELS, FER_2013).toArray())
                .containsExactly(
                        new double[] {
                            1.0266046844269623,
                            9.406618610747051,
                            1.0010460615781582,
                            0.5684387684387684,
                            0.8491274770777877,
                            1.293372978330405,
                            0.8260394187886635
                        },
                        within(1e-12));
    }

    /** Constants by NumPy: {@code r = .001 / (1 - .999 ** n); r * n.sum() / (n * r).sum()}. */
    @Example
    void effective_number_is_what_numpy_computes() {
        assertThat(ClassWeights.effectiveNumber(0.999).of(LABELS, FER_2013).toArray())
                .containsExactly(
                        new double[] {
                            0.979193561467931,
                            2.718929865435691,
                            0.9774189452511445,
                            0.961910007618473,
                            0.968924760570455,
                            1.0032357562079695,
                            0.9679425982786836
                        },
                        within(1e-12));
    }

    @Property
    void the_mean_over_the_samples_is_one(
            @ForAll @Size(7) List<@IntRange(min = 1, max = 100_000) Integer> sizes,
            @ForAll @DoubleRange(min = 0, max = 0.9999999) @Scale(7) double beta) {
        Map<Emotion, Integer> counts = counts(sizes);

        for (ClassWeighting rule : List.of(ClassWeights.inverseFrequency(), ClassWeights.effectiveNumber(beta))) {
            ClassWeights weights = rule.of(LABELS, counts);
            double sum = counts.entrySet().stream()
                    .mapToDouble(entry -> entry.getValue() * weights.of(entry.getKey()))
                    .sum();
            double samples = sizes.stream().mapToInt(i -> i).sum();
            assertThat(sum / samples).isCloseTo(1, within(1e-9));
        }
    }

    @Property
    void rarer_classes_never_weigh_less(
            @ForAll @Size(7) List<@IntRange(min = 1, max = 100_000) Integer> sizes,
            @ForAll @DoubleRange(min = 0, max = 0.9999999) @Scale(7) double beta) {
        double[] weights =
                ClassWeights.effectiveNumber(beta).of(LABELS, counts(sizes)).toArray();

        for (int a = 0; a < weights.length; a++) {
            for (int b = 0; b < weights.length; b++) {
                if (sizes.get(a) <= sizes.get(b)) {
                    assertThat(weights[a]).isGreaterThanOrEqualTo(weights[b] * (1 - 1e-12));
                }
            }
        }
    }

    @Example
    void effective_number_goes_from_no_weights_to_inverse_frequency() {
        assertThat(ClassWeights.effectiveNumber(0).of(LABELS, FER_2013)).isEqualTo(ClassWeights.none(LABELS));
        assertThat(ClassWeights.effectiveNumber(1 - 1e-12).of(LABELS, FER_2013).toArray())
                .containsExactly(
                        ClassWeights.inverseFrequency().of(LABELS, FER_2013).toArray(), within(1e-6));
    }

    @Example
    void a_class_without_samples_is_named() {
        Map<Emotion, Integer> noDisgust = new HashMap<>(FER_2013);
        noDisgust.remove(Emotion.DISGUST);

        for (ClassWeighting rule : List.of(ClassWeights.inverseFrequency(), ClassWeights.effectiveNumber(0.999))) {
            assertThatThrownBy(() -> rule.of(LABELS, noDisgust))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got 0 of 'disgust'");
        }
    }

    @Example
    void values_out_of_range_are_refused() {
        for (double beta : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> ClassWeights.effectiveNumber(beta))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + beta);
        }
        LabelSet two = LabelSet.of(Emotion.ANGER, Emotion.FEAR);
        assertThatThrownBy(() -> ClassWeights.of(two, 1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 1");
        assertThatThrownBy(() -> ClassWeights.of(two, 1, Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'fear'");
    }
}
