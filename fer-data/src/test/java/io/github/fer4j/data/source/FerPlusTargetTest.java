package io.github.fer4j.data.source;

import static io.github.fer4j.data.source.FerPlusTarget.CROSS_ENTROPY;
import static io.github.fer4j.data.source.FerPlusTarget.MAJORITY;
import static io.github.fer4j.data.source.FerPlusTarget.MULTI_TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.VoteCounts;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FerPlusTargetTest {
    private static Optional<double[]> target(FerPlusTarget rule, int... votes) {
        return rule.apply(VoteCounts.of(FerPlusTarget.OPTIONS, votes)).map(Scores::toArray);
    }

    @Test
    void majority_needs_more_than_half_of_the_votes_that_count() {
        assertThat(target(MAJORITY, 0, 6, 4, 0, 0, 0, 0, 0, 0, 0)).contains(new double[] {0, 1, 0, 0, 0, 0, 0, 0});
        assertThat(target(MAJORITY, 0, 5, 5, 0, 0, 0, 0, 0, 0, 0)).isEmpty();
        assertThat(target(MAJORITY, 4, 3, 3, 0, 0, 0, 0, 0, 0, 0)).isEmpty();
    }

    @Test
    void single_votes_are_noise_under_every_rule() {
        for (FerPlusTarget rule : FerPlusTarget.values()) {
            assertThat(target(rule, 1, 1, 4, 1, 1, 1, 1, 0, 0, 0)).contains(new double[] {0, 0, 1, 0, 0, 0, 0, 0});
            assertThat(target(rule, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)).isEmpty();
            assertThat(target(rule, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).isEmpty();
        }
    }

    @Test
    void rows_that_are_mostly_unknown_or_no_face_are_dropped_under_every_rule() {
        for (FerPlusTarget rule : FerPlusTarget.values()) {
            assertThat(target(rule, 3, 0, 0, 0, 0, 0, 0, 0, 7, 0)).isEmpty();
            assertThat(target(rule, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10)).isEmpty();
        }
    }

    @Test
    void cross_entropy_takes_the_largest_until_three_quarters() {
        assertThat(target(CROSS_ENTROPY, 5, 3, 2, 0, 0, 0, 0, 0, 0, 0))
                .contains(new double[] {5.0 / 8, 3.0 / 8, 0, 0, 0, 0, 0, 0});
        assertThat(target(CROSS_ENTROPY, 8, 2, 0, 0, 0, 0, 0, 0, 0, 0)).contains(new double[] {1, 0, 0, 0, 0, 0, 0, 0});
    }

    @Test
    void cross_entropy_takes_equals_together_and_drops_more_than_three() {
        assertThat(target(CROSS_ENTROPY, 4, 2, 2, 2, 0, 0, 0, 0, 0, 0)).isEmpty();
        assertThat(target(CROSS_ENTROPY, 3, 3, 2, 2, 0, 0, 0, 0, 0, 0)).isEmpty();
        assertThat(target(CROSS_ENTROPY, 4, 4, 2, 0, 0, 0, 0, 0, 0, 0))
                .contains(new double[] {0.5, 0.5, 0, 0, 0, 0, 0, 0});
    }

    @Test
    void cross_entropy_may_drop_a_row_that_has_a_majority() {
        assertThat(target(MAJORITY, 7, 2, 2, 2, 0, 0, 0, 0, 0, 0)).isPresent();
        assertThat(target(CROSS_ENTROPY, 7, 2, 2, 2, 0, 0, 0, 0, 0, 0)).isEmpty();
    }

    @Test
    void cross_entropy_stops_where_unknown_comes() {
        // As the published code does: 5 of 7 are less than three quarters, but the next is unknown.
        assertThat(target(CROSS_ENTROPY, 5, 0, 0, 1, 1, 0, 1, 0, 2, 0)).contains(new double[] {1, 0, 0, 0, 0, 0, 0, 0});
        // What was taken before it must be more than half: 4 of 8 are not.
        assertThat(target(CROSS_ENTROPY, 4, 0, 0, 2, 0, 0, 0, 0, 4, 0)).isEmpty();
    }

    @Test
    void multi_target_keeps_what_three_tenths_said() {
        assertThat(target(MULTI_TARGET, 4, 3, 3, 0, 0, 0, 0, 0, 0, 0))
                .contains(new double[] {0.4, 0.3, 0.3, 0, 0, 0, 0, 0});
        assertThat(target(MULTI_TARGET, 6, 2, 2, 0, 0, 0, 0, 0, 0, 0)).contains(new double[] {1, 0, 0, 0, 0, 0, 0, 0});
        assertThat(target(MULTI_TARGET, 5, 2, 2, 2, 0, 0, 0, 0, 0, 0)).isEmpty();
        assertThat(target(MULTI_TARGET, 6, 0, 0, 0, 0, 0, 0, 0, 4, 0)).contains(new double[] {1, 0, 0, 0, 0, 0, 0, 0});
    }

    @Test
    void votes_over_other_options_are_an_error() {
        VoteCounts eight = VoteCounts.of(LabelSet.FERPLUS_8, 1, 2, 3, 4, 5, 6, 7, 8);

        assertThatThrownBy(() -> MAJORITY.apply(eight))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("FerPlusTarget.OPTIONS");
    }

    @Property
    void a_target_is_in_proportion_to_the_votes_and_a_majority_is_its_top(
            @ForAll @Size(10) List<@IntRange(max = 10) Integer> drawn) {
        int[] votes = drawn.stream().mapToInt(Integer::intValue).toArray();
        VoteCounts counts = VoteCounts.of(FerPlusTarget.OPTIONS, votes);
        Optional<Emotion> majority = MAJORITY.apply(counts).map(Scores::top);
        for (FerPlusTarget rule : FerPlusTarget.values()) {
            rule.apply(counts).ifPresent(target -> {
                majority.ifPresent(top -> assertThat(target.top()).isEqualTo(top));
                double scale = target.topScore() / counts.of(target.top());
                for (Emotion emotion : target.labels()) {
                    if (target.of(emotion) > 0) {
                        assertThat(counts.of(emotion)).isGreaterThan(1);
                        assertThat(target.of(emotion) / counts.of(emotion)).isCloseTo(scale, within(1e-12));
                    }
                }
            });
        }
    }
}
