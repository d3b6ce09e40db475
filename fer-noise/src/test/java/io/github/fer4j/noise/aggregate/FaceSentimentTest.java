package io.github.fer4j.noise.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The reference figures of independent code on the same files, and those that Zheng et al. (PVLDB 10(5), 2017) published
 * in their repository for "Face Sentiment Identification".
 */
class FaceSentimentTest {
    private static CrowdVotes votes;

    @BeforeAll
    static void load() {
        votes = FaceSentiment.votes();
    }

    private static double percent(Aggregator method) {
        return 100 * method.aggregate(votes).accuracy(TieRule.lowestClass()).value();
    }

    @Test
    void the_files_are_those_that_the_figures_belong_to() {
        assertThat(votes).hasToString("5242 votes on 584 items by 27 workers");
    }

    @Test
    void majority_with_ties_to_the_lowest_class_is_right_368_times() {
        Aggregation majority = new MajorityVote().aggregate(votes);
        assertThat(majority.accuracy(TieRule.lowestClass())).isEqualTo(new Accuracy(368, 584, 0));
        assertThat(majority.accuracy(TieRule.lowestClass())).hasToString("63.01 % (368 of 584)");
        assertThat(new VoteShares().aggregate(votes).accuracy(TieRule.lowestClass()))
                .isEqualTo(new Accuracy(368, 584, 0));
    }

    @Test
    void majority_in_expectation_over_the_28_ties_is_right_in_63_67_percent() {
        Aggregation majority = new MajorityVote().aggregate(votes);
        assertThat(100 * majority.expectedAccuracy().value()).isCloseTo(63.67, within(0.005));
        assertThat(majority.accuracy(TieRule.drop()).unlabelled()).isEqualTo(28);
        assertThat(majority.accuracy(TieRule.keepSoft()).items()).isEqualTo(584 - 28);
    }

    @Test
    void ties_broken_at_random_give_the_mean_and_spread_of_the_reference() {
        Aggregation majority = new MajorityVote().aggregate(votes);
        double[] percents = new double[100];
        for (int seed = 0; seed < percents.length; seed++) {
            percents[seed] = 100 * majority.accuracy(TieRule.random(seed)).value();
        }
        double mean = Arrays.stream(percents).average().orElseThrow();
        assertThat(mean).isCloseTo(63.67, within(0.15)); // 0.37 is the deviation of one seed
        assertThat(Arrays.stream(percents)).allMatch(p -> p > 62.3 && p < 65);
    }

    @Test
    void dawid_skene_run_to_the_end_is_right_374_times_with_the_log_likelihood_of_the_reference() {
        Aggregation fitted = DawidSkene.builder().tolerance(1e-9).build().aggregate(votes);
        assertThat(fitted.accuracy(TieRule.lowestClass())).isEqualTo(new Accuracy(374, 584, 0));
        assertThat(fitted.convergence().converged()).isTrue();
        assertThat(fitted.convergence().iterations()).isBetween(39, 60);
        assertThat(fitted.convergence()
                        .logLikelihoods()
                        .get(fitted.convergence().iterations() - 1))
                .isCloseTo(-4088.79, within(0.005));
    }

    @Test
    void smoothing_of_dawid_skene_gives_374_or_375() {
        assertThat(percent(DawidSkene.builder().tolerance(1e-9).smoothing(0.01).build()))
                .isCloseTo(64.04, within(0.005));
        for (double smoothing : new double[] {0.1, 0.5, 1}) {
            assertThat(percent(DawidSkene.builder()
                            .tolerance(1e-9)
                            .smoothing(smoothing)
                            .build()))
                    .isCloseTo(64.21, within(0.005));
        }
    }

    @Test
    void dawid_skene_stopped_early_is_that_of_the_reference_too() {
        DawidSkene.Builder builder = DawidSkene.builder().smoothing(0.01).tolerance(0);
        assertThat(percent(builder.maxIterations(1).build())).isCloseTo(65.58, within(0.005));
        assertThat(percent(builder.maxIterations(5).build())).isCloseTo(64.38, within(0.005));
        assertThat(percent(builder.maxIterations(10).build())).isCloseTo(64.21, within(0.005));
    }

    @Test
    void one_coin_with_a_uniform_prior_is_the_published_zencrowd() {
        assertThat(percent(OneCoinDawidSkene.builder().build())).isCloseTo(62.84, within(0.005));
    }

    @Test
    void one_coin_with_a_learned_prior_is_that_of_crowd_kit() {
        assertThat(percent(OneCoinDawidSkene.builder()
                        .classPrior(ClassPrior.LEARNED)
                        .tolerance(1e-9)
                        .build()))
                .isCloseTo(61.13, within(0.005));
    }

    @Test
    void glad_is_within_a_point_of_the_published_63_01() {
        assertThat(percent(Glad.builder().build())).isCloseTo(63.01, within(1.0));
    }

    @Test
    void wawa_is_right_in_63_percent() {
        assertThat(percent(new Wawa())).isCloseTo(63.0, within(0.05));
    }

    @Test
    void mace_beats_a_single_answer() {
        // No reference figure: Crowd-Kit's EM finds 65.58 % from its one start.
        assertThat(percent(Mace.builder().build())).isBetween(62.0, 68.0);
    }
}
