package io.github.fer4j;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoresTest {
    private static final LabelSet THREE = LabelSet.of(ANGER, FEAR, HAPPINESS);

    @Property
    void probabilities_sum_to_one_and_rank_from_high_to_low(
            @ForAll @DoubleRange(min = 0.01, max = 1) double a,
            @ForAll @DoubleRange(min = 0.01, max = 1) double b,
            @ForAll @DoubleRange(min = 0.01, max = 1) double c) {
        double sum = a + b + c;
        Scores scores = Scores.of(THREE, a / sum, b / sum, c / sum);

        assertThat(Arrays.stream(scores.toArray()).sum()).isCloseTo(1, within(1e-12));
        assertThat(scores.ranked()).isSortedAccordingTo((x, y) -> Double.compare(scores.of(y), scores.of(x)));
        assertThat(scores.ranked().get(0)).isEqualTo(scores.top());
        assertThat(scores.topScore()).isEqualTo(scores.of(scores.top()));
        assertThat(scores.entropy()).isBetween(0.0, Math.log(3) + 1e-12);
    }

    @Test
    void a_sum_within_the_tolerance_is_divided_out() {
        Scores scores = Scores.of(THREE, 0.5, 0.25, 0.2505);
        assertThat(scores.of(ANGER)).isCloseTo(0.5 / 1.0005, within(1e-15));
    }

    @Property
    void what_is_read_out_is_taken_back_as_it_was(
            @ForAll @DoubleRange(min = 0, max = 1) double a,
            @ForAll @DoubleRange(min = 0.01, max = 1) double b,
            @ForAll @DoubleRange(min = 0, max = 1) double c) {
        double sum = a + b + c;
        Scores scores = Scores.of(THREE, a / sum, b / sum, c / sum);

        assertThat(Scores.of(THREE, scores.toArray())).isEqualTo(scores);
        assertThat(Arrays.stream(scores.toArray())).allMatch(p -> p >= 0 && p <= 1);
    }

    @Property
    void a_temperature_is_that_of_the_softmax_of_the_logits(
            @ForAll @DoubleRange(min = -20, max = 20) double x,
            @ForAll @DoubleRange(min = -20, max = 20) double y,
            @ForAll @DoubleRange(min = -20, max = 20) double z,
            @ForAll @DoubleRange(min = 0.1, max = 10) double temperature) {
        Scores scaled = Scores.of(THREE, softmax(x, y, z)).withTemperature(temperature);

        assertThat(scaled.toArray())
                .containsExactly(softmax(x / temperature, y / temperature, z / temperature), within(1e-12));
    }

    private static double[] softmax(double... logits) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        double sum = Arrays.stream(logits).map(x -> Math.exp(x - largest)).sum();
        return Arrays.stream(logits).map(x -> Math.exp(x - largest) / sum).toArray();
    }

    @Test
    void a_temperature_of_one_changes_nothing_and_extreme_ones_give_numbers() {
        ValenceArousal both = new ValenceArousal(0.5, -0.5);
        Scores scores = Scores.of(THREE, 0.5, 0, 0.5).withValenceArousal(both);
        assertThat(scores.withTemperature(1)).isSameAs(scores);
        assertThat(scores.withTemperature(7).valenceArousal()).hasValue(both);

        Scores unequal = Scores.of(THREE, 0.6, 0, 0.4);
        assertThat(unequal.withTemperature(Double.MIN_VALUE)).isEqualTo(Scores.certain(THREE, ANGER));
        assertThat(unequal.withTemperature(Double.MAX_VALUE).toArray()).containsExactly(0.5, 0, 0.5);
        assertThat(unequal.withTemperature(0.5).of(ANGER)).isCloseTo(0.36 / 0.52, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_temperature_that_is_none_is_refused(double temperature) {
        Scores scores = Scores.certain(THREE, FEAR);
        assertThatThrownBy(() -> scores.withTemperature(temperature))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + temperature);
    }

    @Test
    void of_equals_the_first_is_the_top() {
        Scores scores = Scores.of(THREE, 0.2, 0.4, 0.4);
        assertThat(scores.top()).isEqualTo(FEAR);
        assertThat(scores.ranked()).containsExactly(FEAR, HAPPINESS, ANGER);
    }

    @Test
    void the_most_probable_come_with_their_probabilities() {
        Scores scores = Scores.of(THREE, 0.2, 0.3, 0.5);
        assertThat(scores.top(2)).containsExactly(new ScoredEmotion(HAPPINESS, 0.5), new ScoredEmotion(FEAR, 0.3));
        assertThat(scores.top(9)).hasSize(3).last().hasToString("anger 0.20");
        assertThatThrownBy(() -> scores.top(0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 0");
        assertThatThrownBy(() -> new ScoredEmotion(FEAR, Double.NaN)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new ScoredEmotion(null, 0.5)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void minus_zero_is_zero() {
        Scores minus = Scores.of(THREE, 0.0, -0.0, 1);
        assertThat(minus).isEqualTo(Scores.certain(THREE, HAPPINESS));
        assertThat(minus.ranked()).containsExactly(HAPPINESS, ANGER, FEAR);
    }

    @Test
    void certainty_has_no_entropy_and_the_uniform_has_the_most() {
        assertThat(Scores.certain(THREE, FEAR).entropy()).isZero();
        assertThat(Scores.of(THREE, 1 / 3.0, 1 / 3.0, 1 / 3.0).entropy()).isCloseTo(Math.log(3), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 1.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_outside_is_refused(double bad) {
        assertThatThrownBy(() -> Scores.of(THREE, bad, 0.5, 0.5))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("in [0, 1], got " + bad);
    }

    @Test
    void a_wrong_sum_or_count_or_label_is_refused() {
        assertThatThrownBy(() -> Scores.of(THREE, 0.3, 0.3, 0.3))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("sum to 1");
        assertThatThrownBy(() -> Scores.of(THREE, 0, 0, 0)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Scores.of(THREE, 0.5, 0.5))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 2");
        assertThatThrownBy(() -> Scores.certain(THREE, CONTEMPT)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Scores.certain(THREE, FEAR).of(CONTEMPT)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> Scores.of(null, 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Scores.of(THREE, (double[]) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Scores.certain(THREE, null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void arrays_are_copied_on_the_way_in_and_out() {
        double[] in = {0.2, 0.3, 0.5};
        Scores scores = Scores.of(THREE, in);
        in[0] = 9;
        scores.toArray()[1] = 9;
        assertThat(scores)
                .isEqualTo(Scores.of(THREE, 0.2, 0.3, 0.5))
                .hasSameHashCodeAs(Scores.of(THREE, 0.2, 0.3, 0.5));
        assertThat(scores).hasToString("happiness 0.50, fear 0.30, anger 0.20");
    }

    @Test
    void scores_say_nothing_of_valence_and_arousal_unless_told() {
        Scores plain = Scores.of(THREE, 0.2, 0.3, 0.5);
        Scores both = plain.withValenceArousal(new ValenceArousal(0.81, -0.25));

        assertThat(plain.valenceArousal()).isEmpty();
        assertThat(both.valenceArousal()).contains(new ValenceArousal(0.81, -0.25));
        assertThat(both.toArray()).isEqualTo(plain.toArray());
        assertThat(both).hasToString("happiness 0.50, fear 0.30, anger 0.20; valence 0.81, arousal -0.25");
        assertThatThrownBy(() -> plain.withValenceArousal(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void a_face_has_the_valence_and_arousal_of_its_scores() {
        Scores plain = Scores.of(THREE, 0.2, 0.3, 0.5);
        ValenceArousal both = new ValenceArousal(-0.5, 0.6);
        Box box = new Box(1, 2, 30, 40);
        FaceResult face = new FaceResult(box, plain.withValenceArousal(both), 0.9);

        assertThat(face.valenceArousal()).contains(both);
        assertThat(face.toString()).contains("valence -0.50, arousal 0.60");
        assertThat(new FaceResult(box, plain, 0.9).valenceArousal()).isEmpty();
    }

    @Test
    void scores_with_other_valence_and_arousal_are_others() {
        Scores plain = Scores.of(THREE, 0.2, 0.3, 0.5);
        Scores both = plain.withValenceArousal(new ValenceArousal(0.5, 0));

        assertThat(both).isEqualTo(plain.withValenceArousal(new ValenceArousal(0.5, 0)));
        assertThat(both).hasSameHashCodeAs(plain.withValenceArousal(new ValenceArousal(0.5, 0)));
        assertThat(both).isNotEqualTo(plain);
        assertThat(plain).isNotEqualTo(both);
        assertThat(both).isNotEqualTo(plain.withValenceArousal(new ValenceArousal(0.5, 0.1)));
    }

    @Test
    void of_logits_they_are_the_softmax_even_of_large_ones() {
        LabelSet three = LabelSet.of(ANGER, FEAR, HAPPINESS);
        // exp(0), exp(ln 2), exp(ln 5) over their sum, 8
        assertThat(Scores.ofLogits(three, 0, Math.log(2), Math.log(5)).toArray())
                .containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-15));
        assertThat(Scores.ofLogits(three, 1e4, 1e4 + Math.log(2), 1e4 + Math.log(5))
                        .toArray())
                .containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-11));
        assertThatThrownBy(() -> Scores.ofLogits(three, 0, Double.NaN, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("a logit is finite, got NaN");
        assertThatThrownBy(() -> Scores.ofLogits(three, 0, Double.POSITIVE_INFINITY, 0))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Scores.ofLogits(three, 0, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("3 labels");
    }

    @Property
    void weighted_scores_keep_their_proportions_but_for_the_weights(
            @ForAll @DoubleRange(min = 0.01, max = 0.49) double a,
            @ForAll @DoubleRange(min = 0.01, max = 0.49) double b,
            @ForAll @DoubleRange(min = 0.01, max = 100) double weight) {
        Scores scores = Scores.of(THREE, a, b, 1 - a - b);
        Scores weighted = scores.weighted(Map.of(THREE.get(1), weight));
        double[] p = weighted.toArray();
        assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-12));
        assertThat(p[1] / p[0]).isCloseTo(weight * b / a, withinPercentage(1e-9));
        assertThat(p[2] / p[0]).isCloseTo((1 - a - b) / a, withinPercentage(1e-9));
    }

    @Test
    void scores_are_not_weighted_by_what_is_no_weight_or_leaves_nothing() {
        Scores scores = Scores.certain(THREE, THREE.get(0));
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> scores.weighted(Map.of(THREE.get(0), bad)))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("above 0");
        }
        assertThatThrownBy(() -> scores.weighted(Map.of(Emotion.CONTEMPT, 2.0)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("contempt");
        assertThat(scores.weighted(Map.of(THREE.get(0), Double.MIN_VALUE))).isEqualTo(scores);
        Scores even = Scores.of(THREE, 0.5, 0.5, 0);
        assertThatThrownBy(() -> even.weighted(Map.of(THREE.get(0), Double.MIN_VALUE, THREE.get(1), Double.MIN_VALUE)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("no sum");
    }
}
