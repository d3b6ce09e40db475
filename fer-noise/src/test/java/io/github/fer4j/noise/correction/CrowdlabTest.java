package io.github.fer4j.noise.correction;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.VoteCounts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CrowdlabTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, SURPRISE);

    private static CrowdVotes countsOf(CrowdVotes votes) {
        Map<String, VoteCounts> counts = new LinkedHashMap<>();
        for (int i = 0; i < votes.items().size(); i++) {
            counts.put(votes.items().get(i), votes.counts(i));
        }
        return CrowdVotes.ofCounts(counts);
    }

    private static double[][] model(int items, Random random) {
        double[][] p = new double[items][LABELS.size()];
        for (double[] row : p) {
            double sum = 0;
            for (int k = 0; k < row.length; k++) {
                row[k] = 0.01 + random.nextDouble();
                sum += row[k];
            }
            for (int k = 0; k < row.length; k++) {
                row[k] /= sum;
            }
        }
        return p;
    }

    /** Both agree with "the others" equally often, so telling them apart gains nothing. */
    @Property(tries = 50)
    void with_two_workers_who_answered_everything_counts_say_as_much(@ForAll Random random) {
        CrowdVotes.Builder builder = CrowdVotes.builder(LABELS);
        for (int i = 0; i < 40; i++) {
            Emotion first = LABELS.get(random.nextInt(3));
            builder.answer("item " + i, "anna", first);
            builder.answer("item " + i, "ben", random.nextInt(3) > 0 ? first : LABELS.get(random.nextInt(3)));
        }
        CrowdVotes votes = builder.build();
        double[][] p = model(40, random);
        CrowdConsensus named = Crowdlab.consensus(votes, p);
        CrowdConsensus counted = Crowdlab.consensus(countsOf(votes), p);

        assertThat(counted.voteWeight()).isCloseTo(named.workerWeight("anna").orElseThrow(), within(1e-12));
        assertThat(counted.modelWeight()).isCloseTo(named.modelWeight(), within(1e-12));
        for (int i = 0; i < 40; i++) {
            assertThat(counted.label(i)).isEqualTo(named.label(i));
            assertThat(counted.posteriors()[i]).containsExactly(named.posteriors()[i], within(1e-12));
        }
    }

    @Property(tries = 50)
    void posteriors_are_distributions_and_the_worst_comes_first(@ForAll Random random) {
        CrowdVotes.Builder builder = CrowdVotes.builder(LABELS);
        for (int i = 0; i < 30; i++) {
            for (int w = 0; w < 5; w++) {
                if (i == 0 || random.nextBoolean()) {
                    builder.answer("item " + i, "worker " + w, LABELS.get(random.nextInt(3)));
                }
            }
            builder.item("item " + i);
        }
        CrowdVotes votes = builder.build();
        CrowdConsensus consensus = Crowdlab.consensus(votes, model(votes.items().size(), random));

        for (double[] row : consensus.posteriors()) {
            assertThat(row[0] + row[1] + row[2]).isCloseTo(1, within(1e-12));
        }
        assertThat(consensus.worstFirst().items())
                .hasSameSizeAs(votes.items())
                .isSortedAccordingTo((a, b) -> Double.compare(a.score(), b.score()));
    }

    @Example
    void an_item_without_votes_gets_what_the_model_says() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", ANGER)
                .answer("a", "ben", ANGER)
                .answer("b", "anna", FEAR)
                .answer("b", "ben", FEAR)
                .item("unseen")
                .build();
        double[] model = {0.2, 0.3, 0.5};
        CrowdConsensus consensus = Crowdlab.consensus(votes, new double[][] {{0.9, 0.1, 0}, {0.1, 0.8, 0.1}, model});

        assertThat(consensus.label(2)).isEqualTo(SURPRISE);
        assertThat(consensus.posteriors()[2]).containsExactly(model, within(1e-12));
        assertThat(consensus.agreement(2)).isEmpty();
        assertThat(consensus.agreement(0)).hasValue(1);
    }

    @Example
    void votes_for_what_the_model_does_not_know_are_left_out() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", ANGER)
                .answer("a", "ben", ANGER)
                .answer("a", "carl", SURPRISE)
                .answer("b", "anna", FEAR)
                .answer("b", "ben", ANGER)
                .answer("b", "dora", SURPRISE)
                .build();
        LabelSet two = LabelSet.of(FEAR, ANGER);
        CrowdVotes without = CrowdVotes.builder(two)
                .answer("a", "anna", ANGER)
                .answer("a", "ben", ANGER)
                .answer("b", "anna", FEAR)
                .answer("b", "ben", ANGER)
                .build();
        double[][] p = {{0.3, 0.7}, {0.6, 0.4}};
        CrowdConsensus consensus = Crowdlab.consensus(votes, two, p);

        assertThat(consensus.posteriors())
                .isDeepEqualTo(Crowdlab.consensus(without, p).posteriors());
        assertThat(consensus.workerWeight("dora")).isEmpty();
        assertThat(consensus.workerQuality("dora")).isEmpty();
        assertThat(consensus.workerQuality("anna"))
                .isEqualTo(Crowdlab.consensus(without, p).workerQuality("anna"));
    }

    @Example
    void a_consensus_of_one_class_only_has_no_baseline_to_beat_and_weighs_nobody() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", ANGER)
                .answer("a", "ben", ANGER)
                .answer("b", "anna", ANGER)
                .answer("b", "ben", FEAR)
                .build();
        CrowdConsensus consensus = Crowdlab.consensus(votes, new double[][] {{0.9, 0.1, 0}, {0.8, 0.1, 0.1}});

        assertThat(consensus.label(1)).isEqualTo(ANGER);
        assertThat(consensus.voteWeight()).isCloseTo(1e-6, within(1e-12));
        assertThat(consensus.quality(0)).isBetween(0.0, 1.0);
    }

    @Example
    void single_votes_are_refused_with_a_remedy() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", ANGER)
                .answer("b", "ben", FEAR)
                .build();
        assertThatThrownBy(() -> Crowdlab.consensus(votes, new double[][] {{1, 0, 0}, {0, 1, 0}}))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got no item with two votes")
                .hasMessageContaining("use ConfidentLearning");
    }

    @Example
    void wrong_shapes_labels_and_workers_are_named() {
        CrowdVotes votes = CrowdVotes.builder(LABELS)
                .answer("a", "anna", ANGER)
                .answer("a", "ben", ANGER)
                .build();
        assertThatThrownBy(() -> Crowdlab.consensus(votes, new double[0][]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 0 rows for 1 items");
        assertThatThrownBy(() -> Crowdlab.consensus(votes, new double[][] {{0.5, 0.5}}))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 2 values for item 0");
        assertThatThrownBy(() -> Crowdlab.consensus(votes, LabelSet.EKMAN_7, new double[][] {new double[7]}))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("probabilities are not negative and sum to 1");
        double[] even = {1 / 7.0, 1 / 7.0, 1 / 7.0, 1 / 7.0, 1 / 7.0, 1 / 7.0, 1 / 7.0};
        assertThatThrownBy(() -> Crowdlab.consensus(votes, LabelSet.EKMAN_7, new double[][] {even}))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 'disgust'");
        CrowdConsensus consensus = Crowdlab.consensus(votes, new double[][] {{0.5, 0.3, 0.2}});
        assertThatThrownBy(() -> consensus.workerWeight("zoe"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 'zoe'");
    }
}
