package io.github.fer4j.noise.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** On workers whose confusion matrices are known, one in five a spammer. */
class SimulatedCrowdTest {
    @Property(tries = 40)
    void dawid_skene_recovers_more_labels_than_the_majority(@ForAll long seed) {
        SimulatedCrowd crowd = new SimulatedCrowd(seed, 1500, 7);
        double majority =
                new MajorityVote().aggregate(crowd.votes()).expectedAccuracy().value();
        double model = DawidSkene.builder()
                .build()
                .aggregate(crowd.votes())
                .expectedAccuracy()
                .value();
        assertThat(model).isGreaterThan(majority);
    }

    @Property(tries = 15)
    void the_matrices_of_dawid_skene_converge_to_the_truth_as_answers_grow(@ForAll long seed) {
        double[] errors = new double[3];
        for (int size = 0; size < errors.length; size++) {
            SimulatedCrowd crowd = new SimulatedCrowd(seed, 500 << (2 * size), 7);
            errors[size] = crowd.error(
                    DawidSkene.builder().build().aggregate(crowd.votes()).reliability(ConfusionMatrices.class));
        }
        // Sixteen times the answers: a quarter of the error, if it falls with the square root.
        assertThat(errors[1]).isLessThan(errors[0]);
        assertThat(errors[2]).isLessThan(errors[1]).isLessThan(0.4 * errors[0]).isLessThan(0.015);
    }

    @Property(tries = 15)
    void mace_and_one_coin_tell_spammers_from_workers(@ForAll long seed) {
        SimulatedCrowd crowd = new SimulatedCrowd(seed, 1500, 7);
        Reliability mace =
                Mace.builder().build().aggregate(crowd.votes()).reliability().orElseThrow();
        Reliability coin = OneCoinDawidSkene.builder()
                .build()
                .aggregate(crowd.votes())
                .reliability()
                .orElseThrow();
        for (Reliability reliability : new Reliability[] {mace, coin}) {
            double bestSpammer = 0;
            double worstWorker = 1;
            for (int w = 0; w < SimulatedCrowd.workers(); w++) {
                double accuracy = reliability.accuracy("worker " + w);
                if (SimulatedCrowd.isSpammer(w)) {
                    bestSpammer = Math.max(bestSpammer, accuracy);
                } else {
                    worstWorker = Math.min(worstWorker, accuracy);
                }
            }
            assertThat(bestSpammer).isLessThan(worstWorker);
        }
    }
}
