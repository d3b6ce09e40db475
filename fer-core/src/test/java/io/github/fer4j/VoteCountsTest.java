package io.github.fer4j;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VoteCountsTest {
    private static final LabelSet TWO = LabelSet.of(ANGER, FEAR);

    @Test
    void counts_go_by_option() {
        VoteCounts votes = VoteCounts.of(TWO, 3, 7);
        assertThat(votes.of(FEAR)).isEqualTo(7);
        assertThat(votes.total()).isEqualTo(10);
        assertThat(votes.options()).isEqualTo(TWO);
        assertThat(votes).hasToString("[anger, fear] [3, 7]");
        assertThat(VoteCounts.of(TWO, 0, 0).total()).isZero();
    }

    @Test
    void arrays_are_copied_on_the_way_in_and_out() {
        int[] in = {1, 2};
        VoteCounts votes = VoteCounts.of(TWO, in);
        in[0] = 9;
        votes.toArray()[1] = 9;
        assertThat(votes).isEqualTo(VoteCounts.of(TWO, 1, 2)).hasSameHashCodeAs(VoteCounts.of(TWO, 1, 2));
        assertThat(votes).isNotEqualTo(VoteCounts.of(TWO, 2, 1));
    }

    @Test
    void a_wrong_number_a_negative_or_an_overflow_is_refused() {
        assertThatThrownBy(() -> VoteCounts.of(TWO, 1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 1");
        assertThatThrownBy(() -> VoteCounts.of(TWO, 1, -1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("[1, -1]");
        assertThatThrownBy(() -> VoteCounts.of(TWO, Integer.MAX_VALUE, 1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("2^31");
        assertThatThrownBy(() -> VoteCounts.of(TWO, 1, 2).of(CONTEMPT)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> VoteCounts.of(null, 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> VoteCounts.of(TWO, (int[]) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> VoteCounts.of(TWO, 1, 2).of(null)).isInstanceOf(NullPointerException.class);
    }
}
