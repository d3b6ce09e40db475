package io.github.fer4j.noise.aggregate;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;
import static io.github.fer4j.noise.aggregate.Aggregators.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures by hand for the methods that need no iterations. */
class VotesByWeightTest {
    private static final CrowdVotes TWO_TO_ONE = CrowdVotes.builder(LABELS)
            .answer("a", "anna", FEAR)
            .answer("a", "ben", ANGER)
            .answer("a", "eve", ANGER)
            .build();

    @Test
    void a_weight_of_3_outvotes_two_of_1() {
        Aggregation aggregation = WeightedVote.of(Map.of("anna", 3.0)).others(1).aggregate(TWO_TO_ONE);
        assertThat(aggregation.posterior(0).toArray()).containsExactly(new double[] {0.4, 0.6, 0}, within(1e-15));
        assertThat(aggregation.reliability()).isEmpty();
    }

    @Test
    void a_worker_without_a_weight_is_named() {
        assertThatThrownBy(
                        () -> WeightedVote.of(Map.of("anna", 3.0, "ben", 1.0)).aggregate(TWO_TO_ONE))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("none for 'eve'; give it, or use others(weight)");
    }

    @Test
    void weights_are_checked_and_not_all_0() {
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> WeightedVote.of(Map.of("anna", wrong)))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got " + wrong + " for worker 'anna'");
            assertThatThrownBy(() -> WeightedVote.of(Map.of()).others(wrong))
                    .isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> WeightedVote.of(Map.of()).others(0).aggregate(TWO_TO_ONE))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("all 0");
    }

    @Test
    void an_item_that_only_workers_of_no_weight_answered_counts_as_unanswered() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", FEAR)
                .answer("b", "ben", ANGER)
                .build();
        Aggregation aggregation =
                WeightedVote.of(Map.of("anna", 1.0, "ben", 0.0)).aggregate(votes);
        assertThat(aggregation.isAnswered(0)).isTrue();
        assertThat(aggregation.isAnswered(1)).isFalse();
        assertThat(aggregation.label(1, TieRule.lowestClass())).isEmpty();
    }

    @Test
    void weights_are_copied() {
        Map<String, Double> weights = new HashMap<>(Map.of("anna", 3.0, "ben", 1.0, "eve", 1.0));
        WeightedVote vote = WeightedVote.of(weights);
        weights.put("anna", 0.0);
        assertThat(vote.aggregate(TWO_TO_ONE).label(0, TieRule.drop())).contains(FEAR);
    }

    @Test
    void confidences_are_weights_of_answers() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", FEAR, 0.75)
                .answer("a", "ben", ANGER, 0.25)
                .answer("a", "eve", ANGER, 0.25)
                .answer("b", "anna", FEAR, 0)
                .answer("c", "ben", SURPRISE)
                .answer("c", "anna", FEAR, 0.5)
                .build();
        Aggregation aggregation = new ConfidenceWeightedVote().aggregate(votes);
        assertThat(aggregation.posterior(0).toArray()).containsExactly(new double[] {0.4, 0.6, 0}, within(1e-7));
        assertThat(aggregation.isAnswered(1)).isFalse();
        assertThat(aggregation.posterior(2).of(SURPRISE)).isCloseTo(2.0 / 3, within(1e-7));
    }

    @Test
    void votes_without_confidences_are_refused_by_a_vote_weighted_by_them() {
        assertThatThrownBy(() -> new ConfidenceWeightedVote().aggregate(TWO_TO_ONE))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("needs answers with confidences, got 3 votes on 1 items by 3 workers without");
    }

    @Test
    void agreement_with_the_majority_is_the_weight_of_wawa() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", FEAR)
                .answer("a", "ben", FEAR)
                .answer("a", "eve", ANGER)
                .answer("b", "anna", FEAR)
                .answer("b", "eve", ANGER)
                .build();
        Aggregation aggregation = new Wawa().aggregate(votes);
        WorkerAccuracies agreements = aggregation.reliability(WorkerAccuracies.class);
        assertThat(agreements.accuracy("anna")).isEqualTo(0.75); // right on a, half right in the tie on b
        assertThat(agreements.accuracy("ben")).isEqualTo(1);
        assertThat(agreements.accuracy("eve")).isEqualTo(0.25);
        assertThat(aggregation.posterior(1).of(FEAR)).isEqualTo(0.75);
        assertThat(agreements.excluded()).isEmpty();
        assertThatThrownBy(() -> agreements.accuracy("zoe"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("no worker 'zoe' among the 3 workers");
    }

    private static CrowdVotes withGold() {
        CrowdVotes.Builder votes = CrowdVotes.builder(LABELS);
        for (int g = 0; g < 4; g++) {
            votes.gold("gold " + g, FEAR)
                    .answer("gold " + g, "good", FEAR)
                    .answer("gold " + g, "bad", g == 0 ? FEAR : ANGER);
        }
        return votes.answer("a", "good", SURPRISE)
                .answer("a", "bad", ANGER)
                .answer("b", "bad", ANGER)
                .answer("b", "new", FEAR)
                .answer("c", "bad", ANGER)
                .truth("a", SURPRISE)
                .build();
    }

    @Test
    void gold_questions_weigh_workers_with_smoothing_towards_the_crowd() {
        // The crowd is right in 5 of 8 gold answers: good (4 + 0.625) / 5, bad (1 + 0.625) / 5, new 0.625.
        Aggregation aggregation = GoldWeightedVote.builder().build().aggregate(withGold());
        WorkerAccuracies accuracies = aggregation.reliability(WorkerAccuracies.class);
        assertThat(accuracies.accuracy("good")).isCloseTo(0.925, within(1e-12));
        assertThat(accuracies.accuracy("bad")).isCloseTo(0.325, within(1e-12));
        assertThat(accuracies.accuracy("new")).isCloseTo(0.625, within(1e-12));
        assertThat(aggregation.posterior(4).of(SURPRISE)).isCloseTo(0.925 / 1.25, within(1e-12));
        assertThat(aggregation.label(5, TieRule.drop())).contains(FEAR);
        assertThat(aggregation.accuracy(TieRule.drop())).isEqualTo(new Accuracy(1, 1, 0));
    }

    @Test
    void without_smoothing_an_untested_worker_still_counts_as_an_average_one() {
        Reliability accuracies = GoldWeightedVote.builder()
                .smoothing(0)
                .build()
                .aggregate(withGold())
                .reliability()
                .orElseThrow();
        assertThat(accuracies.accuracy("good")).isEqualTo(1);
        assertThat(accuracies.accuracy("bad")).isEqualTo(0.25);
        assertThat(accuracies.accuracy("new")).isEqualTo(0.625);
    }

    @Test
    void low_scorers_and_untested_workers_are_excluded_on_request() {
        Aggregation low = GoldWeightedVote.builder().excludeBelow(0.5).build().aggregate(withGold());
        assertThat(low.reliability(WorkerAccuracies.class).excluded()).containsExactly("bad");
        assertThat(low.posterior(4).of(SURPRISE)).isEqualTo(1);
        assertThat(low.isAnswered(6)).isFalse();

        Aggregation both = GoldWeightedVote.builder()
                .excludeBelow(0.5)
                .excludeUntested()
                .build()
                .aggregate(withGold());
        assertThat(both.reliability(WorkerAccuracies.class).excluded()).containsExactly("bad", "new");
        assertThat(both.isAnswered(5)).isFalse();
    }

    @Test
    void gold_weighting_needs_answered_gold_and_somebody_who_is_left() {
        assertThatThrownBy(() -> GoldWeightedVote.builder().build().aggregate(TWO_TO_ONE))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("gold");
        CrowdVotes unanswered = CrowdVotes.builder(LABELS)
                .gold("g", FEAR)
                .answer("a", "anna", FEAR)
                .build();
        assertThatThrownBy(() -> GoldWeightedVote.builder().build().aggregate(unanswered))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("needs an answer to one, got none");
        CrowdVotes allWrong = CrowdVotes.builder(LABELS)
                .gold("g", FEAR)
                .answer("g", "anna", ANGER)
                .build();
        assertThatThrownBy(() -> GoldWeightedVote.builder().build().aggregate(allWrong))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("accuracy above 0");
        assertThatThrownBy(() ->
                        GoldWeightedVote.builder().excludeBelow(0.99).build().aggregate(withGold()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 0 of 3 workers left");
    }
}
