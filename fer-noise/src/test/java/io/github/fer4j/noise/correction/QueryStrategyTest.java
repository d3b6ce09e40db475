package io.github.fer4j.noise.correction;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.VoteCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class QueryStrategyTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, SURPRISE);

    private static CrowdVotes counts(int[]... rows) {
        Map<String, VoteCounts> counts = new LinkedHashMap<>();
        for (int[] row : rows) {
            counts.put("item " + counts.size(), VoteCounts.of(LABELS, row));
        }
        return CrowdVotes.ofCounts(counts);
    }

    private static List<Integer> order(ItemRanking ranking) {
        return ranking.items().stream().map(RankedItem::index).toList();
    }

    @Example
    void entropy_puts_what_people_disagree_on_first() {
        CrowdVotes votes = counts(new int[] {4, 0, 0}, new int[] {2, 2, 0}, new int[3], new int[] {3, 1, 0});
        ItemRanking ranking = QueryStrategy.voteEntropy().rank(votes);

        assertThat(order(ranking)).containsExactly(2, 1, 3, 0);
        assertThat(ranking.items().get(0).score()).isCloseTo(Math.log(3), within(1e-12));
        assertThat(ranking.items().get(1)).isEqualTo(new RankedItem(1, "item 1", Math.log(2)));
        assertThat(ranking.items().get(3).score()).isZero();
    }

    @Example
    void expected_change_tells_few_votes_from_many() {
        CrowdVotes votes = counts(new int[] {20, 20, 0}, new int[] {2, 2, 0}, new int[] {1, 0, 0}, new int[3]);
        assertThat(order(QueryStrategy.expectedChange().rank(votes))).containsExactly(3, 2, 1, 0);
    }

    /** By going through every answer that the next vote could be. */
    @Property
    void expected_change_is_the_mean_total_variation_over_the_next_vote(
            @ForAll @Size(3) List<@IntRange(max = 12) Integer> counts,
            @ForAll @DoubleRange(min = 0.1, max = 5) double prior) {
        int[] now = counts.stream().mapToInt(i -> i).toArray();
        double expected = 0;
        double[] before = aggregate(now, prior);
        for (int next = 0; next < 3; next++) {
            int[] then = now.clone();
            then[next]++;
            double[] after = aggregate(then, prior);
            for (int k = 0; k < 3; k++) {
                expected += before[next] * Math.abs(after[k] - before[k]) / 2;
            }
        }
        assertThat(QueryStrategy.expectedChange(prior).scores(counts(now))[0]).isCloseTo(expected, within(1e-12));
    }

    private static double[] aggregate(int[] counts, double prior) {
        double total = counts[0] + counts[1] + counts[2] + prior;
        return new double[] {
            (counts[0] + prior / 3) / total, (counts[1] + prior / 3) / total, (counts[2] + prior / 3) / total
        };
    }

    @Example
    void disagreement_with_the_model_goes_from_none_to_log_two() {
        CrowdVotes votes = counts(new int[] {5, 0, 0}, new int[] {0, 1, 3}, new int[] {0, 0, 7}, new int[3]);
        double[][] p = {{1, 0, 0}, {0, 0.25, 0.75}, {1, 0, 0}, {1, 0, 0}};
        double[] scores = QueryStrategy.modelDisagreement(LABELS, p).scores(votes);

        assertThat(scores[0]).isZero();
        assertThat(scores[1]).isZero();
        assertThat(scores[2]).isCloseTo(Math.log(2), within(1e-12));
        // scipy.spatial.distance.jensenshannon([1/3, 1/3, 1/3], [1, 0, 0]) ** 2
        assertThat(scores[3]).isCloseTo(0.31825708414740, within(1e-12));
    }

    @Example
    void votes_for_what_the_model_does_not_know_are_left_out_of_the_disagreement() {
        CrowdVotes votes = counts(new int[] {3, 1, 4});
        LabelSet two = LabelSet.of(FEAR, ANGER);
        assertThat(QueryStrategy.modelDisagreement(two, new double[][] {{0.25, 0.75}})
                        .scores(votes))
                .containsExactly(new double[] {0}, within(1e-12));
    }

    @Example
    void equals_stay_in_their_order_and_the_top_can_be_cut() {
        CrowdVotes votes = counts(new int[] {1, 1, 0}, new int[] {0, 1, 1}, new int[] {2, 2, 0});
        ItemRanking ranking = QueryStrategy.voteEntropy().rank(votes);
        assertThat(order(ranking)).containsExactly(0, 1, 2);
        assertThat(ranking.top(2)).hasSize(2);
        assertThat(ranking.top(9)).hasSize(3);
        assertRefused(() -> ranking.top(-1), "got -1");
    }

    @Example
    void strategies_of_ones_own_are_checked() {
        CrowdVotes votes = counts(new int[] {1, 1, 0}, new int[] {0, 1, 1});
        QueryStrategy last = v -> new double[] {0, 1};
        QueryStrategy few = v -> new double[1];
        QueryStrategy nan = v -> new double[] {0, Double.NaN};

        assertThat(order(last.rank(votes))).containsExactly(1, 0);
        assertRefused(() -> few.rank(votes), "each of the 2 items, got 1 scores");
        assertRefused(() -> nan.rank(votes), "NaN for item 1");
    }

    @Example
    void malformed_input_is_refused() {
        CrowdVotes votes = counts(new int[] {1, 1, 0});
        for (double prior : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(() -> QueryStrategy.expectedChange(prior), "got " + prior);
        }
        assertRefused(
                () -> QueryStrategy.modelDisagreement(LABELS, new double[0][]).rank(votes), "got 0 rows");
        assertRefused(
                () -> QueryStrategy.modelDisagreement(LABELS, new double[][] {{1, 1, 1}})
                        .rank(votes),
                "sum to 1");
        assertRefused(
                () -> QueryStrategy.modelDisagreement(LabelSet.EKMAN_7, new double[][] {{0, 0, 0, 0, 0, 0, 1}})
                        .rank(votes),
                "got 'disgust'");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(message);
    }
}
