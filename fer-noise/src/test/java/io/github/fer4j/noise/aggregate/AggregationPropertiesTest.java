package io.github.fer4j.noise.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AggregationPropertiesTest {
    @Provide
    Arbitrary<Aggregator> all() {
        return Arbitraries.of(Aggregators.all());
    }

    @Provide
    Arbitrary<Aggregator> voting() {
        List<Aggregator> methods = new ArrayList<>(Aggregators.voting());
        methods.add(Mace.builder().build()); // an answer never speaks against itself in its model
        return Arbitraries.of(methods);
    }

    /** Smoothing is a prior on confusion, which may outweigh a single item of a class. */
    @Provide
    Arbitrary<Aggregator> unsmoothed() {
        return Arbitraries.of(Aggregators.all().stream()
                .filter(method ->
                        !method.describe().contains("Dawid-Skene, at most 100 iterations, tolerance 1.0E-5, smoothing"))
                .toList());
    }

    @Provide
    Arbitrary<Aggregator> maximumLikelihood() {
        return Arbitraries.of(
                DawidSkene.builder().tolerance(0).build(),
                OneCoinDawidSkene.builder().tolerance(0).build(),
                OneCoinDawidSkene.builder()
                        .tolerance(0)
                        .classPrior(ClassPrior.LEARNED)
                        .build(),
                Glad.builder().tolerance(0).maxIterations(30).build(),
                Mace.builder().smoothing(0).restarts(2).build());
    }

    @Provide
    Arbitrary<LabelSet> labelSets() {
        return Arbitraries.of(LabelSet.of(Emotion.ANGER, Emotion.FEAR), Aggregators.LABELS, LabelSet.FERPLUS_8);
    }

    @Property(tries = 150)
    void posteriors_are_probabilities_and_sum_to_1(
            @ForAll("all") Aggregator method,
            @ForAll("labelSets") LabelSet labels,
            @ForAll @IntRange(min = 1, max = 20) int items,
            @ForAll @IntRange(min = 1, max = 8) int workers,
            @ForAll long seed) {
        for (double[] row : method.aggregate(Aggregators.random(seed, items, workers, labels))
                .toArray()) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-9));
            assertThat(Arrays.stream(row).min().orElseThrow()).isNotNegative();
        }
    }

    @Property(tries = 150)
    void the_order_of_the_votes_does_not_matter(
            @ForAll("all") Aggregator method,
            @ForAll @IntRange(min = 8, max = 30) int items,
            @ForAll @IntRange(min = 3, max = 8) int workers,
            @ForAll long seed) {
        CrowdVotes votes = Aggregators.random(seed, items, workers, Aggregators.LABELS);
        List<Integer> order = new ArrayList<>();
        for (int a = 0; a < votes.total(); a++) {
            order.add(a);
        }
        Collections.shuffle(order, new Random(seed));
        Aggregation straight = method.aggregate(votes);
        CrowdVotes reordered = rebuilt(votes, order, votes.labels());
        Aggregation shuffled = method.aggregate(reordered);

        for (int item = 0; item < reordered.items().size(); item++) {
            int before = votes.items().indexOf(reordered.items().get(item));
            assertThat(shuffled.posterior(item).toArray())
                    .containsExactly(straight.posterior(before).toArray(), within(1e-6));
        }
    }

    @Property(tries = 150)
    void renumbering_the_classes_renumbers_the_posteriors(
            @ForAll("all") Aggregator method,
            @ForAll @IntRange(min = 8, max = 30) int items,
            @ForAll @IntRange(min = 3, max = 8) int workers,
            @ForAll long seed) {
        CrowdVotes votes = Aggregators.random(seed, items, workers, LabelSet.EKMAN_7);
        List<Emotion> emotions = new ArrayList<>(LabelSet.EKMAN_7.emotions());
        Collections.shuffle(emotions, new Random(seed));
        List<Integer> order = new ArrayList<>();
        for (int a = 0; a < votes.total(); a++) {
            order.add(a);
        }
        CrowdVotes renumbered = rebuilt(votes, order, LabelSet.of(emotions));
        Aggregation before = method.aggregate(votes);
        Aggregation after = method.aggregate(renumbered);

        for (int item = 0; item < renumbered.items().size(); item++) {
            int same = votes.items().indexOf(renumbered.items().get(item));
            for (Emotion emotion : emotions) {
                assertThat(after.posterior(item).of(emotion))
                        .isCloseTo(before.posterior(same).of(emotion), within(1e-6));
            }
        }
    }

    private static CrowdVotes rebuilt(CrowdVotes votes, List<Integer> order, LabelSet labels) {
        int[] itemOf = new int[(int) votes.total()];
        for (int item = 0; item < votes.items().size(); item++) {
            Arrays.fill(itemOf, votes.firstAnswer(item), votes.firstAnswer(item + 1), item);
        }
        CrowdVotes.Builder builder = CrowdVotes.builder(labels);
        for (int a : order) {
            builder.answer(
                    votes.items().get(itemOf[a]),
                    votes.workers().get(votes.worker(a)),
                    votes.labels().get(votes.label(a)),
                    votes.confidence(a));
        }
        builder.gold("item 0", votes.truth(0).orElseThrow());
        return builder.build();
    }

    @Property(tries = 100)
    void an_item_on_which_all_agree_keeps_its_label_in_a_vote(
            @ForAll("voting") Aggregator method,
            @ForAll @IntRange(min = 2, max = 20) int items,
            @ForAll @IntRange(min = 1, max = 6) int workers,
            @ForAll long seed) {
        CrowdVotes votes = Aggregators.random(seed, items, workers, Aggregators.LABELS);
        Aggregation aggregation = method.aggregate(votes);
        for (int item = 0; item < votes.items().size(); item++) {
            List<Emotion> said = answers(votes, item);
            if (said.size() == 1 && aggregation.isAnswered(item)) {
                assertThat(aggregation.label(item, TieRule.drop())).contains(said.get(0));
            }
        }
    }

    private static List<Emotion> answers(CrowdVotes votes, int item) {
        return votes.labels().emotions().stream()
                .filter(label -> votes.count(item, votes.labels().indexOf(label)) > 0)
                .toList();
    }

    @Property(tries = 100)
    void where_all_agree_on_all_items_every_item_keeps_its_label(
            @ForAll("unsmoothed") Aggregator method,
            @ForAll @IntRange(min = 1, max = 20) int items,
            @ForAll @IntRange(min = 1, max = 6) int workers,
            @ForAll long seed) {
        Random random = new Random(seed);
        CrowdVotes.Builder builder = CrowdVotes.builder(Aggregators.LABELS);
        List<Emotion> truths = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            truths.add(Aggregators.LABELS.get(random.nextInt(3)));
            for (int w = 0; w < workers; w++) {
                builder.answer("item " + i, "worker " + w, truths.get(i), 0.5);
            }
        }
        builder.gold("item 0", truths.get(0));
        Aggregation aggregation = method.aggregate(builder.build());
        for (int i = 0; i < items; i++) {
            assertThat(aggregation.label(i, TieRule.drop())).contains(truths.get(i));
        }
    }

    @Property(tries = 150)
    void the_log_likelihood_never_falls(
            @ForAll("maximumLikelihood") Aggregator method,
            @ForAll("labelSets") LabelSet labels,
            @ForAll @IntRange(min = 1, max = 40) int items,
            @ForAll @IntRange(min = 1, max = 8) int workers,
            @ForAll long seed) {
        Convergence fit = method.aggregate(Aggregators.random(seed, items, workers, labels))
                .convergence();
        List<Double> history = fit.logLikelihoods();
        for (int t = 1; t < history.size(); t++) {
            assertThat(history.get(t))
                    .isGreaterThanOrEqualTo(history.get(t - 1) - 1e-9 * Math.abs(history.get(t - 1)) - 1e-12);
        }
    }
}
