package io.github.fer4j.noise.correction;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.VoteCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementRuleTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, SURPRISE);

    private static Sample voted(String id, int... counts) {
        return Samples.sample(id)
                .label(ANGER)
                .votes(VoteCounts.of(LABELS, counts))
                .build();
    }

    @Test
    void a_tie_is_no_majority_and_what_has_no_votes_is_set_aside() {
        FerDataset data = FerDataset.of(
                "voted",
                LABELS,
                List.of(
                        voted("clear", 6, 4, 0),
                        voted("tie", 5, 5, 0),
                        voted("none", 0, 0, 0),
                        Samples.sample("bare").label(FEAR).build(),
                        voted("single", 0, 1, 0)));
        AgreementSplit split = AgreementRule.majority().split(data);

        assertThat(split.kept()).extracting(Sample::id).containsExactly("clear", "single");
        assertThat(split.setAside()).extracting(Sample::id).containsExactly("tie", "none", "bare");
        assertThat(split.rule()).isEqualTo(new AgreementRule(0.5, 1));
        assertThat(new AgreementRule(0.5, 3).split(data).kept())
                .extracting(Sample::id)
                .containsExactly("clear");
        assertThat(new AgreementRule(0.6, 3).split(data).kept()).isEmpty();
        assertThat(AgreementRule.majority().split(data.take(0)).kept()).isEmpty();
    }

    @Test
    void rules_out_of_range_are_refused() {
        for (double share : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> new AgreementRule(share, 1))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + share);
        }
        assertThatThrownBy(() -> new AgreementRule(0.5, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("a minimum of 0");
    }
}
