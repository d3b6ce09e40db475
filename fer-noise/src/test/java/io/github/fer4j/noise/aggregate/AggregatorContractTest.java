package io.github.fer4j.noise.aggregate;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.NEUTRAL;
import static io.github.fer4j.Emotion.SURPRISE;
import static io.github.fer4j.noise.aggregate.Aggregators.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.VoteCounts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every algorithm does with input that lacks something. */
class AggregatorContractTest {
    static Stream<Arguments> all() {
        return Aggregators.all().stream().map(a -> Arguments.of(Named.of(a.describe(), a)));
    }

    private static void assertSound(Aggregation aggregation) {
        for (double[] row : aggregation.toArray()) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
            assertThat(row)
                    .satisfies(r -> assertThat(Arrays.stream(r).allMatch(p -> p >= 0 && p <= 1))
                            .isTrue());
        }
        assertThat(aggregation.convergence().logLikelihoods()).allMatch(Double::isFinite);
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_answers_at_all_never_reach_an_algorithm(Aggregator method) {
        assertThatThrownBy(() -> method.aggregate(
                        CrowdVotes.builder(LABELS).item("a").gold("a", FEAR).build()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least one answer, got none");
    }

    @ParameterizedTest
    @MethodSource("all")
    void one_worker_is_believed(Aggregator method) {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", FEAR, 0.9)
                .answer("b", "anna", SURPRISE, 0.8)
                .answer("c", "anna", ANGER, 0.1)
                .answer("d", "anna", ANGER, 0.1)
                .gold("a", FEAR)
                .build();
        Aggregation aggregation = method.aggregate(votes);
        assertSound(aggregation);
        if (method instanceof DawidSkene && method.describe().contains("smoothing")) {
            return; // takes the classes that came once for confused ones; said in its Javadoc
        }
        assertThat(aggregation.label(0, TieRule.drop())).contains(FEAR);
        assertThat(aggregation.label(1, TieRule.drop())).contains(SURPRISE);
        assertThat(aggregation.label(2, TieRule.drop())).contains(ANGER);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_single_answer_is_enough(Aggregator method) {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", FEAR, 0.5)
                .gold("a", FEAR)
                .build();
        Aggregation aggregation = method.aggregate(votes);
        assertSound(aggregation);
        assertThat(aggregation.label(0, TieRule.drop())).contains(FEAR);
    }

    @ParameterizedTest
    @MethodSource("all")
    void if_only_one_class_was_ever_answered_every_item_is_of_it(Aggregator method) {
        CrowdVotes.Builder builder = CrowdVotes.builder(LABELS).gold("item 0", SURPRISE);
        for (int answer = 0; answer < 30; answer++) {
            builder.answer("item " + answer / 3, "worker " + answer % 3, SURPRISE, 0.5);
        }
        Aggregation aggregation = method.aggregate(builder.build());
        assertSound(aggregation);
        for (int item = 0; item < 10; item++) {
            assertThat(aggregation.label(item, TieRule.drop())).contains(SURPRISE);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_unanswered_item_has_no_label_and_the_prior_as_posterior(Aggregator method) {
        CrowdVotes answered = Aggregators.random(7, 30, 5, LABELS);
        CrowdVotes.Builder builder = CrowdVotes.builder(LABELS).item("nobody's first");
        for (int i = 0; i < 30; i++) {
            for (int a = answered.firstAnswer(i); a < answered.firstAnswer(i + 1); a++) {
                builder.answer(
                        "item " + i,
                        answered.workers().get(answered.worker(a)),
                        LABELS.get(answered.label(a)),
                        answered.confidence(a));
            }
        }
        builder.gold("item 0", answered.truth(0).orElseThrow()).item("nobody's last");
        Aggregation without = method.aggregate(answered);
        Aggregation with = method.aggregate(builder.build());

        assertSound(with);
        for (int item : List.of(0, 31)) {
            assertThat(with.isAnswered(item)).isFalse();
            assertThat(with.top(item)).isEmpty();
            for (TieRule ties : List.of(TieRule.lowestClass(), TieRule.random(1), TieRule.keepSoft(), TieRule.drop())) {
                assertThat(with.label(item, ties)).isEmpty();
            }
            double[] prior = with.reliability().orElse(null) instanceof ConfusionMatrices matrices
                    ? matrices.classPrior().toArray()
                    : new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3};
            if (!method.describe().contains("LEARNED")) {
                assertThat(with.posterior(item).toArray()).containsExactly(prior, within(1e-12));
            }
        }
        // And it changes nothing for the others.
        for (int item = 0; item < 30; item++) {
            assertThat(with.posterior(item + 1).toArray())
                    .containsExactly(without.posterior(item).toArray(), within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_answer_given_twice_never_reaches_an_algorithm(Aggregator method) {
        assertThatThrownBy(() -> method.aggregate(CrowdVotes.builder(LABELS)
                        .answer("a", "anna", FEAR)
                        .answer("a", "anna", FEAR)
                        .build()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("two answers of 'anna' about 'a'");
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_unknown_class_never_reaches_an_algorithm(Aggregator method) {
        assertThatThrownBy(() -> method.aggregate(
                        CrowdVotes.builder(LABELS).answer("a", "anna", NEUTRAL).build()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'neutral' is not among [anger, fear, surprise]");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_worker_without_gold_answers_is_no_obstacle(Aggregator method) {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("gold", "anna", FEAR, 1)
                .answer("gold", "ben", FEAR, 1)
                .answer("a", "anna", FEAR, 1)
                .answer("a", "ben", FEAR, 1)
                .answer("a", "untested", FEAR, 1)
                .answer("b", "untested", ANGER, 1)
                .gold("gold", FEAR)
                .build();
        Aggregation aggregation = method.aggregate(votes);
        assertSound(aggregation);
        assertThat(aggregation.label(1, TieRule.drop())).contains(FEAR);
        assertThat(aggregation.isAnswered(2)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void counts_suffice_or_the_method_says_that_it_needs_the_workers(Aggregator method) {
        Map<String, VoteCounts> counts = new LinkedHashMap<>();
        counts.put("a", VoteCounts.of(LABELS, 1, 0, 9));
        counts.put("b", VoteCounts.of(LABELS, 5, 5, 0));
        counts.put("c", VoteCounts.of(LABELS, 0, 0, 0));
        CrowdVotes votes = CrowdVotes.ofCounts(counts);
        if (Aggregators.onCounts().stream().anyMatch(m -> m.getClass() == method.getClass())) {
            Aggregation aggregation = method.aggregate(votes);
            assertSound(aggregation);
            assertThat(aggregation.label(0, TieRule.drop())).contains(SURPRISE);
            assertThat(aggregation.top(1)).containsExactly(ANGER, FEAR);
            assertThat(aggregation.isAnswered(2)).isFalse();
        } else {
            assertThatThrownBy(() -> method.aggregate(votes))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("needs to know who gave which answer, got only how often");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_number_of_threads_does_not_change_a_bit(Aggregator method) throws Exception {
        CrowdVotes votes = Aggregators.random(11, 1500, 9, LabelSet.EKMAN_7);
        double[][] alone = inPool(1, method, votes);
        double[][] four = inPool(4, method, votes);
        assertThat(Arrays.deepEquals(alone, four)).isTrue();
    }

    private static double[][] inPool(int threads, Aggregator method, CrowdVotes votes) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> method.aggregate(votes).toArray()).get();
        } finally {
            pool.shutdown();
        }
    }
}
