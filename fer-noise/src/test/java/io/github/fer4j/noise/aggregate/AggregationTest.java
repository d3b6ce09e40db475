package io.github.fer4j.noise.aggregate;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;
import static io.github.fer4j.noise.aggregate.Aggregators.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregationTest {
    private static final CrowdVotes VOTES = CrowdVotes.builder(LABELS)
            .answer("clear", "anna", FEAR)
            .answer("clear", "ben", FEAR)
            .answer("tied", "anna", FEAR)
            .answer("tied", "ben", SURPRISE)
            .item("silent")
            .truth("clear", FEAR)
            .truth("tied", SURPRISE)
            .truth("silent", ANGER)
            .build();

    @Test
    void each_tie_rule_does_what_it_says() {
        Aggregation majority = new MajorityVote().aggregate(VOTES);
        assertThat(majority.top(1)).containsExactly(FEAR, SURPRISE);
        assertThat(majority.label(1, TieRule.lowestClass())).contains(FEAR);
        assertThat(majority.label(1, TieRule.keepSoft())).isEmpty();
        assertThat(majority.label(1, TieRule.drop())).isEmpty();
        assertThat(majority.label(1, TieRule.random(1)).orElseThrow()).isIn(FEAR, SURPRISE);
        for (TieRule rule : List.of(TieRule.lowestClass(), TieRule.keepSoft(), TieRule.drop(), TieRule.random(1))) {
            assertThat(majority.label(0, rule)).contains(FEAR);
        }
    }

    @Test
    void a_random_tie_rule_is_fair_and_depends_on_seed_and_name_only() {
        List<Emotion> tied = List.of(ANGER, FEAR, SURPRISE);
        int[] chosen = new int[3];
        for (int item = 0; item < 3000; item++) {
            Emotion first = TieRule.random(5).choose("item " + item, tied).orElseThrow();
            assertThat(TieRule.random(5).choose("item " + item, tied)).contains(first);
            chosen[LABELS.indexOf(first)]++;
        }
        assertThat(chosen).satisfies(c -> {
            for (int count : c) {
                assertThat(count).isBetween(900, 1100); // 1000 with a standard deviation of 26
            }
        });
        assertThat(IntStream.range(0, 20).mapToObj(seed -> TieRule.random(seed).choose("item 1", tied)))
                .as("twenty seeds")
                .contains(Optional.of(ANGER), Optional.of(FEAR), Optional.of(SURPRISE));
    }

    @Test
    void accuracy_counts_labelled_items_and_says_how_many_have_no_label() {
        Aggregation majority = new MajorityVote().aggregate(VOTES);
        assertThat(majority.accuracy(TieRule.lowestClass())).isEqualTo(new Accuracy(1, 2, 1));
        assertThat(majority.accuracy(TieRule.drop())).isEqualTo(new Accuracy(1, 1, 2));
        assertThat(majority.expectedAccuracy()).isEqualTo(new Accuracy(1.5, 2, 1));
        assertThat(majority.expectedAccuracy()).hasToString("75.00 % (1.50 of 2), 1 without a label");
    }

    @Test
    void accuracy_without_truth_or_on_gold_alone_is_refused() {
        CrowdVotes gold = CrowdVotes.builder(LABELS)
                .answer("a", "anna", FEAR)
                .gold("a", FEAR)
                .build();
        assertThatThrownBy(() -> new MajorityVote().aggregate(gold).accuracy(TieRule.drop()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("known truth that are no gold questions");
    }

    @Test
    void asking_for_the_wrong_kind_of_reliability_says_which_there_is() {
        Aggregation fitted = DawidSkene.builder().build().aggregate(VOTES);
        assertThatThrownBy(() -> fitted.reliability(SpamProbabilities.class))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("of the kind ConfusionMatrices, asked for SpamProbabilities");
        assertThatThrownBy(() -> new MajorityVote().aggregate(VOTES).reliability(WorkerAccuracies.class))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("majority vote gives no reliability");
    }

    @Test
    void a_confusion_matrix_is_asked_by_truth_and_answer() {
        CrowdVotes.Builder votes = CrowdVotes.builder(LABELS);
        for (int i = 0; i < 60; i++) {
            Emotion truth = LABELS.get(i % 3);
            votes.answer("item " + i, "anna", truth)
                    .answer("item " + i, "ben", truth)
                    .answer("item " + i, "eve", i % 6 == 1 ? SURPRISE : truth);
        }
        Aggregation fitted = DawidSkene.builder().build().aggregate(votes.build());
        ConfusionMatrices matrices = fitted.reliability(ConfusionMatrices.class);
        // Eve calls ten of the twenty fearful faces surprised.
        assertThat(matrices.of("eve").truth(FEAR).answered(SURPRISE)).isCloseTo(0.5, within(1e-6));
        assertThat(matrices.of("eve").truth(ANGER).answered(ANGER)).isCloseTo(1, within(1e-6));
        assertThat(matrices.of("anna").truth(FEAR).answered(SURPRISE)).isCloseTo(0, within(1e-6));
        assertThat(matrices.classPrior().of(FEAR)).isCloseTo(1.0 / 3, within(1e-6));
        assertThat(matrices.accuracy("eve")).isCloseTo(5.0 / 6, within(1e-6));
        assertThat(matrices.workers()).containsExactly("anna", "ben", "eve");
        assertThatThrownBy(() -> matrices.of("eve").truth(Emotion.NEUTRAL))
                .isInstanceOf(InvalidArgumentException.class);
        double[][] copy = matrices.of("eve").toArray();
        copy[0][0] = 7;
        assertThat(matrices.of("eve").truth(ANGER).answered(ANGER)).isCloseTo(1, within(1e-6));
    }

    @Test
    void glad_finds_the_hard_items_and_the_able_workers() {
        CrowdVotes.Builder builder = CrowdVotes.builder(LABELS);
        for (int i = 0; i < 60; i++) {
            for (int w = 0; w < 6; w++) {
                boolean hard = i < 20;
                boolean right = w < 5 && (!hard || (i + w) % 2 == 0);
                builder.answer("item " + i, "worker " + w, LABELS.get(right ? i % 3 : (i + 1 + w % 2) % 3));
            }
        }
        Aggregation fitted = Glad.builder().build().aggregate(builder.build());
        WorkerAbilities abilities = fitted.reliability(WorkerAbilities.class);
        assertThat(abilities.ability("worker 0")).isGreaterThan(abilities.ability("worker 5"));
        assertThat(abilities.accuracy("worker 0")).isGreaterThan(abilities.accuracy("worker 5"));
        assertThat(abilities.difficulty(0)).isGreaterThan(abilities.difficulty(40));
    }

    @Test
    void mace_names_the_spammer_and_its_habit() {
        CrowdVotes.Builder builder = CrowdVotes.builder(LABELS);
        for (int i = 0; i < 90; i++) {
            Emotion truth = LABELS.get(i % 3);
            builder.answer("item " + i, "anna", truth)
                    .answer("item " + i, "ben", i % 10 == 0 ? LABELS.get((i + 1) % 3) : truth)
                    .answer("item " + i, "spam", SURPRISE);
        }
        SpamProbabilities spam =
                Mace.builder().build().aggregate(builder.build()).reliability(SpamProbabilities.class);
        assertThat(spam.spamProbability("spam")).isGreaterThan(0.9);
        assertThat(spam.strategy("spam").of(SURPRISE)).isGreaterThan(0.95);
        assertThat(spam.spamProbability("anna")).isLessThan(0.2);
        assertThat(spam.accuracy("spam")).isCloseTo(1.0 / 3, within(0.07));
    }

    @Test
    void mace_is_the_same_for_the_same_seed() {
        CrowdVotes votes = Aggregators.random(8, 40, 5, LABELS);
        double[][] first = Mace.builder().seed(9).build().aggregate(votes).toArray();
        assertThat(Mace.builder().seed(9).build().aggregate(votes).toArray()).isDeepEqualTo(first);
    }

    @Test
    void the_fit_says_how_it_went() {
        CrowdVotes votes = Aggregators.random(8, 40, 5, LABELS);
        Aggregation cut =
                DawidSkene.builder().maxIterations(2).tolerance(0).build().aggregate(votes);
        assertThat(cut.convergence().converged()).isFalse();
        assertThat(cut.convergence().iterations()).isEqualTo(2);
        assertThat(cut.convergence().toString()).startsWith("stopped after 2 iterations, log-likelihood -");
        assertThat(new VoteShares().aggregate(votes).convergence()).hasToString("no iterations needed");
        assertThat(cut.toString()).startsWith("Dawid-Skene, at most 2 iterations, tolerance 0.0: ");
    }

    @Test
    void builders_refuse_what_is_out_of_range() {
        List<Supplier<Object>> wrong = new ArrayList<>();
        for (int value : new int[] {0, -1}) {
            wrong.add(() -> DawidSkene.builder().maxIterations(value));
            wrong.add(() -> OneCoinDawidSkene.builder().maxIterations(value));
            wrong.add(() -> Glad.builder().maxIterations(value));
            wrong.add(() -> Glad.builder().gradientSteps(value));
            wrong.add(() -> Mace.builder().iterations(value));
            wrong.add(() -> Mace.builder().restarts(value));
        }
        for (double value : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            wrong.add(() -> DawidSkene.builder().tolerance(value));
            wrong.add(() -> OneCoinDawidSkene.builder().tolerance(value));
            wrong.add(() -> Glad.builder().tolerance(value));
            wrong.add(() -> DawidSkene.builder().smoothing(value));
            wrong.add(() -> OneCoinDawidSkene.builder().smoothing(value));
            wrong.add(() -> Mace.builder().smoothing(value));
            wrong.add(() -> GoldWeightedVote.builder().smoothing(value));
            wrong.add(() -> GoldWeightedVote.builder().excludeBelow(value));
        }
        for (Supplier<Object> setter : wrong) {
            assertThatThrownBy(setter::get)
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("got ");
        }
        assertThatThrownBy(() -> OneCoinDawidSkene.builder().classPrior(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Relabelling.hard(null)).isInstanceOf(NullPointerException.class);
    }
}
