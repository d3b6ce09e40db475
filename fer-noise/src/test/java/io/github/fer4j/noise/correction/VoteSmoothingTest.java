package io.github.fer4j.noise.correction;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.VoteCounts;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class VoteSmoothingTest {
    private static final LabelSet LABELS = LabelSet.of(FEAR, ANGER);
    private static final LabelSet OPTIONS = LabelSet.of(FEAR, ANGER, CONTEMPT, HAPPINESS);

    /** Sums of shares: fear 1 beside fear; anger 1/2 beside fear, 1 beside anger; contempt 1/2 beside fear. */
    private final FerDataset data = FerDataset.of(
            "test",
            LABELS,
            List.of(
                    sample("a", FEAR, 2, 0, 0, 0),
                    sample("b", FEAR, 0, 5, 5, 0),
                    sample("c", ANGER, 0, 3, 0, 0),
                    Samples.sample("d").label(ANGER).build()));

    private static Sample sample(String id, Emotion label, int... votes) {
        return Samples.sample(id)
                .label(label)
                .votes(VoteCounts.of(OPTIONS, votes))
                .build();
    }

    @Test
    void a_target_is_partly_the_label_and_partly_the_labels_that_such_votes_come_with() {
        VoteSmoothing smoothing = VoteSmoothing.fit(data);
        assertThat(smoothing.expectedLabels(ANGER).of(FEAR)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(smoothing.expectedLabels(CONTEMPT).of(FEAR)).isEqualTo(1);

        FerDataset smoothed = smoothing.apply(data, 0.6);

        // Of b's votes half are for anger, which is fear in a third, and half for contempt, which is fear.
        assertThat(smoothed.get(1).target().orElseThrow().of(FEAR))
                .isCloseTo(0.4 + 0.6 * (0.5 / 3 + 0.5), within(1e-12));
        assertThat(smoothed.get(2).target().orElseThrow().of(FEAR)).isCloseTo(0.6 / 3, within(1e-12));
        assertThat(smoothed.get(1).label()).contains(FEAR);
        assertThat(smoothed.get(1).votes()).isEqualTo(data.get(1).votes());
    }

    @Test
    void samples_without_votes_or_with_votes_that_say_nothing_stay_as_they_are() {
        VoteSmoothing smoothing = VoteSmoothing.fit(data);
        Sample unheard = sample("e", FEAR, 0, 0, 0, 4);

        assertThat(smoothing.apply(data, 0.6).get(3).target()).isEmpty();
        assertThat(smoothing
                        .apply(FerDataset.of("test", LABELS, List.of(unheard)), 0.6)
                        .get(0)
                        .target())
                .isEmpty();
        assertThatThrownBy(() -> smoothing.expectedLabels(HAPPINESS))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("happiness");
    }

    @Property
    void the_more_the_votes_count_the_nearer_a_target_is_to_what_they_expect(
            @ForAll @DoubleRange(max = 1) double share) {
        VoteSmoothing smoothing = VoteSmoothing.fit(data);

        double target =
                smoothing.apply(data, share).get(1).target().orElseThrow().of(FEAR);

        assertThat(target).isCloseTo(1 - share / 3, within(1e-12));
    }

    @Test
    void data_without_votes_or_over_other_labels_is_refused_with_the_reason() {
        FerDataset plain = Samples.labelled(LABELS, FEAR, ANGER);
        FerDataset other = Samples.labelled(LabelSet.of(FEAR, HAPPINESS), FEAR);
        VoteSmoothing smoothing = VoteSmoothing.fit(data);

        assertThatThrownBy(() -> VoteSmoothing.fit(plain))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("needs votes");
        assertThatThrownBy(() -> smoothing.apply(other, 0.5))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("labels");
        assertThatThrownBy(() -> smoothing.apply(data, 1.5))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1.5");
    }
}
