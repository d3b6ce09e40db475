package io.github.fer4j.noise.correction;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.DISGUST;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.VoteCounts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NoiseMatrixTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, SURPRISE);

    private static CrowdVotes counts(int[]... rows) {
        Map<String, VoteCounts> counts = new LinkedHashMap<>();
        for (int[] row : rows) {
            counts.put("item " + counts.size(), VoteCounts.of(LABELS, row));
        }
        return CrowdVotes.ofCounts(counts);
    }

    @Example
    void the_axes_have_names() {
        NoiseMatrix matrix = NoiseMatrix.of(LABELS, new double[][] {{0.7, 0.2, 0.1}, {0, 1, 0}, {0.25, 0.25, 0.5}});

        assertThat(matrix.truth(ANGER).given(FEAR)).isEqualTo(0.2, within(1e-12));
        assertThat(matrix.truth(SURPRISE).scores().of(ANGER)).isEqualTo(0.25);
        assertThat(matrix).hasToString("""
                        P(given | true), rows: true
                                    anger     fear surprise
                        anger       0.700    0.200    0.100
                        fear        0.000    1.000    0.000
                        surprise    0.250    0.250    0.500""");
        assertThat(matrix)
                .isEqualTo(NoiseMatrix.of(LABELS, matrix.toArray()))
                .hasSameHashCodeAs(NoiseMatrix.of(LABELS, matrix.toArray()));
    }

    @Example
    void what_callers_do_to_arrays_does_not_matter() {
        double[][] rows = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        NoiseMatrix matrix = NoiseMatrix.of(LABELS, rows);
        rows[0][0] = 0.5;
        matrix.toArray()[1][1] = 0.5;
        assertThat(matrix).isEqualTo(NoiseMatrix.identity(LABELS));
    }

    @Example
    void symmetric_noise_goes_to_the_other_classes_alike() {
        assertThat(NoiseMatrix.symmetric(LABELS, 0.3).toArray())
                .isDeepEqualTo(new double[][] {{0.7, 0.15, 0.15}, {0.15, 0.7, 0.15}, {0.15, 0.15, 0.7}});
    }

    @Example
    void pair_flips_go_to_the_next_class_and_from_the_last_to_the_first() {
        NoiseMatrix matrix = NoiseMatrix.pairFlip(LABELS, 0.4);
        assertThat(matrix.truth(ANGER).given(FEAR)).isEqualTo(0.4);
        assertThat(matrix.truth(SURPRISE).given(ANGER)).isEqualTo(0.4);
        assertThat(matrix.truth(SURPRISE).given(FEAR)).isZero();
    }

    @Property
    void rows_of_estimates_sum_to_one(
            @ForAll @Size(min = 1, max = 20) List<@Size(3) List<@IntRange(max = 9) Integer>> items) {
        int[][] rows = items.stream()
                .map(item -> item.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
        rows[0][0]++; // at least one vote
        for (double[] row : NoiseMatrix.ofVotes(counts(rows)).toArray()) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Property
    void the_noise_rate_of_uniform_kinds_of_noise_is_their_rate(
            @ForAll @DoubleRange(max = 1) double rate, @ForAll @IntRange(max = 9) int tenths) {
        Scores prior = Scores.of(LABELS, tenths / 10.0, (10 - tenths) / 10.0, 0);
        assertThat(NoiseMatrix.symmetric(LABELS, rate).noiseRate(prior)).isCloseTo(rate, within(1e-12));
        assertThat(NoiseMatrix.pairFlip(LABELS, rate).noiseRate(prior)).isCloseTo(rate, within(1e-12));
    }

    @Example
    void votes_are_compared_with_the_majority_of_their_item_and_ties_count_in_parts() {
        // Anger by 3 to 1; a tie of anger and fear, 2 to 2, with each half.
        NoiseMatrix matrix = NoiseMatrix.ofVotes(counts(new int[] {3, 1, 0}, new int[] {2, 2, 0}, new int[3]));

        assertThat(matrix.truth(ANGER).given(ANGER)).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(matrix.truth(FEAR).given(ANGER)).isCloseTo(0.5, within(1e-12));
        assertThat(matrix.unseen()).containsExactly(SURPRISE);
        assertThat(matrix.truth(SURPRISE).given(SURPRISE)).isOne();
    }

    @Example
    void posteriors_may_take_the_place_of_the_majority() {
        NoiseMatrix matrix = NoiseMatrix.ofVotes(
                counts(new int[] {3, 1, 0}, new int[] {0, 2, 2}), new double[][] {{0.5, 0, 0.5}, {0, 1, 0}});

        assertThat(matrix.truth(ANGER).given(ANGER)).isCloseTo(1.5 / 2, within(1e-12));
        assertThat(matrix.truth(SURPRISE).given(FEAR)).isCloseTo(0.5 / 2, within(1e-12));
        assertThat(matrix.truth(FEAR).given(SURPRISE)).isCloseTo(2.0 / 4, within(1e-12));
    }

    @Example
    void fewer_classes_keep_their_proportions() {
        NoiseMatrix matrix = NoiseMatrix.of(LABELS, new double[][] {{0.6, 0.2, 0.2}, {0, 0, 1}, {0.1, 0.2, 0.7}})
                .restrictedTo(LabelSet.of(FEAR, ANGER));
        assertThat(matrix.truth(ANGER).given(ANGER)).isCloseTo(0.75, within(1e-12));
        assertThat(matrix.unseen()).containsExactly(FEAR);
        assertThat(matrix.restrictedTo(LabelSet.of(ANGER, FEAR)).unseen()).containsExactly(FEAR);
        assertThatThrownBy(() -> matrix.restrictedTo(LabelSet.of(ANGER, DISGUST)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'disgust'");
    }

    @Example
    void the_inverse_and_its_condition_number_are_those_of_numpy() {
        Golden golden = Golden.read("inverse.txt");
        NoiseMatrix matrix = NoiseMatrix.of(LabelSet.EKMAN_7, golden.matrix("matrix"));

        assertThat(matrix.conditionNumber()).isCloseTo(golden.value("condition"), within(1e-6));
        for (int i = 0; i < 7; i++) {
            assertThat(matrix.inverse()[i]).containsExactly(golden.matrix("inverse")[i], within(1e-6));
        }
    }

    @Example
    void noise_that_leaves_nothing_of_the_label_cannot_be_undone() {
        NoiseMatrix even = NoiseMatrix.symmetric(LABELS, 2 / 3.0);
        NoiseMatrix singular = NoiseMatrix.of(LABELS, new double[][] {{0.5, 0.5, 0}, {0.5, 0.5, 0}, {0, 0, 1}});

        assertThat(NoiseMatrix.identity(LABELS).conditionNumber()).isOne();
        assertThat(singular.conditionNumber()).isInfinite();
        for (NoiseMatrix matrix : List.of(even, singular)) {
            assertThat(matrix.isInvertible()).isFalse();
            assertThatThrownBy(matrix::inverse)
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("use the forward correction");
        }
    }

    @Example
    void malformed_matrices_are_refused_with_what_is_wrong() {
        assertRefused(() -> NoiseMatrix.of(LABELS, new double[][] {{1, 0}, {0, 1}}), "lengths [2, 2]");
        assertRefused(() -> NoiseMatrix.of(LABELS, new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 1}}), "[3, 3, 2]");
        assertRefused(
                () -> NoiseMatrix.of(LABELS, new double[][] {{1, 0, 0}, {0.5, 0.4, 0}, {0, 0, 1}}), "0.9 for 'fear'");
        assertRefused(
                () -> NoiseMatrix.of(LABELS, new double[][] {{1, 0, 0}, {-0.5, 1.5, 0}, {0, 0, 1}}),
                "got -0.5 in the row of 'fear'");
        assertRefused(
                () -> NoiseMatrix.of(LABELS, new double[][] {{Double.NaN, 0, 0}, {0, 1, 0}, {0, 0, 1}}), "got NaN");
        assertRefused(() -> NoiseMatrix.ofCounts(LABELS, new double[3][3]), "got only zeros");
        assertRefused(
                () -> NoiseMatrix.ofCounts(LABELS, new double[][] {
                    {1, 0, 0}, {0, Double.POSITIVE_INFINITY, 0}, {0, 0, 1}
                }),
                "got Infinity");
        assertRefused(() -> NoiseMatrix.ofVotes(counts(new int[3])), "got only zeros");
        assertRefused(() -> NoiseMatrix.ofVotes(counts(new int[] {1, 2, 3}), new double[2][3]), "got 2 rows");
        for (double rate : new double[] {-0.1, 1.1, Double.NaN}) {
            assertRefused(() -> NoiseMatrix.symmetric(LABELS, rate), "got " + rate);
            assertRefused(() -> NoiseMatrix.pairFlip(LABELS, rate), "got " + rate);
        }
        Scores other = Scores.certain(LabelSet.EKMAN_7, ANGER);
        assertRefused(() -> NoiseMatrix.identity(LABELS).noiseRate(other), "a prior is over the classes");
        assertRefused(() -> NoiseMatrix.identity(LABELS).truth(DISGUST), "'disgust'");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(message);
    }
}
