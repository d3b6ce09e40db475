package io.github.fer4j.noise.correction;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.SADNESS;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelComparisonTest {
    private static final LabelSet TRUTH = LabelSet.of(CONTEMPT, FEAR, ANGER);
    private static final LabelSet GIVEN = LabelSet.of(ANGER, FEAR, SADNESS);

    private final FerDataset truth = Samples.labelled(TRUTH, CONTEMPT, FEAR, FEAR, ANGER, ANGER, FEAR, ANGER);
    private final FerDataset given = Samples.labelled(GIVEN, ANGER, FEAR, ANGER, ANGER, SADNESS, FEAR);

    @Test
    void items_are_joined_by_id_and_counted_by_both_labels() {
        LabelComparison comparison = LabelComparison.of(truth.shuffled(3), given);

        assertThat(comparison.items()).isEqualTo(6);
        assertThat(comparison.unmatched()).isEqualTo(1);
        assertThat(comparison.count(CONTEMPT, ANGER)).isEqualTo(1);
        assertThat(comparison.count(FEAR, FEAR)).isEqualTo(2);
        assertThat(comparison.support(FEAR)).isEqualTo(3);
        assertThat(comparison.agreement()).isCloseTo(3 / 6.0, within(1e-12));
        assertThat(comparison.agreement(FEAR)).hasValue(2 / 3.0);
        assertThat(comparison.agreement(CONTEMPT)).hasValue(0);
        assertThat(comparison).hasToString("""
                        6 items, rows: true, columns: given
                                   anger    fear sadness
                        contempt       1       0       0
                        fear           1       2       0
                        anger          1       0       1""");
    }

    @Test
    void the_noise_matrix_is_over_what_both_label_sets_know() {
        LabelComparison comparison = LabelComparison.of(truth, given);

        assertThat(comparison.shared()).isEqualTo(LabelSet.of(FEAR, ANGER));
        NoiseMatrix matrix = comparison.noiseMatrix();
        assertThat(matrix.truth(FEAR).given(ANGER)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(matrix.truth(ANGER).given(ANGER)).isOne();
        assertThat(comparison.prior().of(FEAR)).isCloseTo(3 / 4.0, within(1e-12));
        assertThat(matrix.noiseRate(comparison.prior())).isCloseTo(1 / 4.0, within(1e-12));
    }

    @Test
    void a_sample_without_label_counts_by_the_top_of_its_target() {
        FerDataset soft = FerDataset.of(
                "soft",
                TRUTH,
                List.of(Samples.sample("s1")
                        .target(Scores.of(TRUTH, 0.2, 0.5, 0.3))
                        .build()));
        assertThat(LabelComparison.of(soft, given).count(FEAR, FEAR)).isEqualTo(1);
        assertThat(LabelComparison.of(soft, given).agreement(ANGER)).isEmpty();
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        FerDataset unlabelled =
                FerDataset.of("bare", TRUTH, List.of(Samples.sample("s1").build()));
        FerDataset twice = FerDataset.of("twice", TRUTH, List.of(truth.get(0), truth.get(0)));
        FerDataset strange = Samples.labelled(LabelSet.of(SURPRISE, HAPPINESS), SURPRISE, HAPPINESS);

        assertThatThrownBy(() -> LabelComparison.of(truth, given.take(0)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got none that is in both");
        assertThatThrownBy(() -> LabelComparison.of(unlabelled, given))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("s1: the sample has neither");
        assertThatThrownBy(() -> LabelComparison.of(twice, given))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 's0' twice");
        assertThatThrownBy(() -> LabelComparison.of(truth, strange).noiseMatrix())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got [] in");
        LabelComparison onlyContempt = LabelComparison.of(truth.take(1), given);
        assertThatThrownBy(onlyContempt::noiseMatrix)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got only zeros");
        assertThatThrownBy(onlyContempt::prior)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("no item has two labels");
    }
}
