package io.github.fer4j.noise.injection;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.DISGUST;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.VoteCounts;
import io.github.fer4j.noise.correction.ConfidentLearning;
import io.github.fer4j.noise.correction.NoiseMatrix;
import io.github.fer4j.noise.correction.PruneRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class NoiseInjectionTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, DISGUST, FEAR, SURPRISE);
    private static final Image PIXEL = Image.gray(1, 1, new byte[1]);

    /** Samples with a label, and 10 votes of which 0 to 4 are for the next class. */
    private static FerDataset data(int samples) {
        List<Sample> list = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            int[] votes = new int[4];
            votes[i % 4] = 10 - i % 5;
            votes[(i + 1) % 4] = i % 5;
            list.add(Sample.builder("face " + i, PIXEL)
                    .label(LABELS.get(i % 4))
                    .votes(VoteCounts.of(LABELS, votes))
                    .build());
        }
        return FerDataset.of("faces", LABELS, list);
    }

    @Provide
    Arbitrary<NoiseInjection> kinds() {
        return Arbitraries.doubles()
                .between(0, 0.6)
                .flatMap(rate -> Arbitraries.of(
                        NoiseInjection.symmetric(rate),
                        NoiseInjection.pairFlip(rate),
                        NoiseInjection.byMatrix(NoiseMatrix.symmetric(LABELS, rate)),
                        NoiseInjection.byVoteEntropy(rate)));
    }

    private static Map<String, Optional<Emotion>> labels(Iterable<Sample> samples) {
        Map<String, Optional<Emotion>> labels = new HashMap<>();
        samples.forEach(sample -> labels.put(sample.id(), sample.label()));
        return labels;
    }

    @Property(tries = 50)
    void the_same_seed_gives_the_same_labels_whatever_the_order(
            @ForAll("kinds") NoiseInjection noise, @ForAll long seed, @ForAll long order) {
        FerDataset data = data(200);
        NoisyDataset one = noise.apply(data, seed);

        assertThat(noise.apply(data, seed).changes()).isEqualTo(one.changes());
        assertThat(labels(noise.apply(data.shuffled(order), seed).dataset())).isEqualTo(labels(one.dataset()));
    }

    @Property(tries = 50)
    void what_is_reported_is_what_was_changed(@ForAll("kinds") NoiseInjection noise, @ForAll long seed) {
        FerDataset data = data(200);
        NoisyDataset noisy = noise.apply(data, seed);

        List<ChangedLabel> differences = new ArrayList<>();
        double[][] counts = new double[4][4];
        for (int i = 0; i < data.size(); i++) {
            Emotion from = data.get(i).label().orElseThrow();
            Emotion to = noisy.dataset().get(i).label().orElseThrow();
            counts[LABELS.indexOf(from)][LABELS.indexOf(to)]++;
            if (!from.equals(to)) {
                differences.add(new ChangedLabel(i, data.get(i).id(), from, to));
            } else {
                assertThat(noisy.dataset().get(i)).isSameAs(data.get(i));
            }
        }
        assertThat(noisy.changes()).isEqualTo(differences);
        assertThat(noisy.changedIndices()).hasSameSizeAs(differences);
        assertThat(noisy.share()).isEqualTo(differences.size() / 200.0);
        assertThat(noisy.realisedMatrix()).isEqualTo(NoiseMatrix.ofCounts(LABELS, counts));
    }

    @Property(tries = 20)
    void a_rate_of_zero_changes_nothing(@ForAll long seed) {
        FerDataset data = data(100);
        for (NoiseInjection noise : List.of(
                NoiseInjection.symmetric(0),
                NoiseInjection.pairFlip(0),
                NoiseInjection.byMatrix(NoiseMatrix.identity(LABELS)),
                NoiseInjection.byVoteEntropy(0))) {
            assertThat(noise.apply(data, seed).changes()).isEmpty();
            assertThat(noise.apply(data, seed).dataset().samples()).isEqualTo(data.samples());
        }
    }

    /** Five standard deviations of a mean over 20,000 samples are at most 0.0177, by chance exceeded once in a million. */
    @Property(tries = 10)
    void the_realised_share_converges_to_the_rate(@ForAll @DoubleRange(max = 0.75) double rate, @ForAll long seed) {
        FerDataset data = data(20_000);
        for (NoiseInjection noise : List.of(
                NoiseInjection.symmetric(rate), NoiseInjection.pairFlip(rate), NoiseInjection.byVoteEntropy(rate))) {
            assertThat(noise.apply(data, seed).share()).as(noise.toString()).isCloseTo(rate, within(0.0177));
        }
    }

    @Property(tries = 10)
    void the_realised_matrix_converges_to_the_one_asked_for(@ForAll long seed) {
        NoiseMatrix asked = NoiseMatrix.of(
                LABELS,
                new double[][] {{0.7, 0.2, 0.1, 0}, {0, 1, 0, 0}, {0.1, 0, 0.5, 0.4}, {0.25, 0.25, 0.25, 0.25}});
        double[][] realised = NoiseInjection.byMatrix(asked)
                .apply(data(40_000), seed)
                .realisedMatrix()
                .toArray();
        for (int i = 0; i < 4; i++) {
            assertThat(realised[i]).containsExactly(asked.toArray()[i], within(0.025));
        }
    }

    @Property(tries = 20)
    void with_perfect_probabilities_confident_learning_recovers_what_was_injected(
            @ForAll @DoubleRange(min = 0.01, max = 0.6) double rate, @ForAll long seed) {
        FerDataset data = data(2_000);
        NoisyDataset noisy = NoiseInjection.symmetric(rate).apply(data, seed);
        double[][] perfect = data.samples().stream()
                .map(sample -> sample.distribution(LABELS).toArray())
                .toArray(double[][]::new);
        ConfidentLearning fit = ConfidentLearning.fit(noisy.dataset(), perfect);

        assertThat(fit.noiseMatrix()).isEqualTo(noisy.realisedMatrix());
        assertThat(fit.noiseRate()).isCloseTo(noisy.share(), within(1e-12));
        assertThat(fit.prior().toArray()).containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-12));
        for (PruneRule rule : PruneRule.values()) {
            assertThat(fit.labelErrors(rule).indices()).as(rule.name()).isEqualTo(noisy.changedIndices());
        }
    }

    @Example
    void a_higher_rate_changes_more_of_the_same_samples() {
        FerDataset data = data(1_000);
        NoisyDataset less = NoiseInjection.symmetric(0.1).apply(data, 5);
        NoisyDataset more = NoiseInjection.symmetric(0.3).apply(data, 5);
        assertThat(more.changes())
                .containsAll(less.changes())
                .hasSizeGreaterThan(less.changes().size());
        assertThat(NoiseInjection.symmetric(0.3).apply(data, 6).changes()).isNotEqualTo(more.changes());
    }

    @Example
    void samples_with_the_same_id_are_told_apart() {
        Sample same = Sample.builder("same", PIXEL).label(FEAR).build();
        FerDataset data = FerDataset.of("same", LABELS, Collections.nCopies(1_000, same));
        assertThat(NoiseInjection.symmetric(0.5).apply(data, 1).share()).isBetween(0.4, 0.6);
    }

    @Example
    void soft_targets_of_changed_samples_become_certain_and_votes_stay() {
        Scores soft = Scores.of(LABELS, 0.6, 0.4, 0, 0);
        VoteCounts votes = VoteCounts.of(LABELS, 6, 4, 0, 0);
        FerDataset data = FerDataset.of(
                "soft",
                LABELS,
                List.of(Sample.builder("x", PIXEL).target(soft).votes(votes).build()));
        NoisyDataset noisy = NoiseInjection.pairFlip(1).apply(data, 1);

        Sample changed = noisy.dataset().get(0);
        assertThat(noisy.changes()).containsExactly(new ChangedLabel(0, "x", ANGER, DISGUST));
        assertThat(changed.label()).contains(DISGUST);
        assertThat(changed.target()).contains(Scores.certain(LABELS, DISGUST));
        assertThat(changed.votes()).contains(votes);
        assertThat(noisy.dataset().name()).isEqualTo("soft with 100 % pair-flip noise, seed 1");
        assertThat(NoiseInjection.symmetric(0.125)).hasToString("12.5 % symmetric noise");
    }

    @Example
    void noise_by_vote_entropy_hits_what_is_disputed_and_goes_to_what_was_voted() {
        FerDataset data = data(20_000);
        NoisyDataset noisy = NoiseInjection.byVoteEntropy(0.3).apply(data, 3);

        int[] changed = new int[5];
        noisy.changes().forEach(change -> {
            changed[change.index() % 5]++;
            assertThat(LABELS.indexOf(change.to())).isEqualTo((LABELS.indexOf(change.from()) + 1) % 4);
        });
        // 4,000 samples each with 0 to 4 votes for the next class, in proportion to the entropy of these shares.
        double[] entropies = {0, 0.325083, 0.500402, 0.610864, 0.673012};
        for (int votes = 0; votes < 5; votes++) {
            assertThat(changed[votes] / 4_000.0).isCloseTo(1.5 * entropies[votes] / 2.109361, within(0.04));
        }
    }

    @Example
    void noise_by_vote_entropy_can_change_all_that_is_disputed_but_no_more() {
        FerDataset data = data(500);
        assertThat(NoiseInjection.byVoteEntropy(0.8).apply(data, 3).share()).isEqualTo(0.8);
        assertRefused(
                () -> NoiseInjection.byVoteEntropy(0.81).apply(data, 3), "a rate of 0.81 with 400 such samples of 500");
    }

    @Example
    void votes_for_what_the_data_set_does_not_know_do_not_count() {
        LabelSet options = LabelSet.ofNames(List.of("anger", "disgust", "fear", "surprise", "unknown"));
        FerDataset data = FerDataset.of(
                "faces",
                LABELS,
                List.of(
                        Sample.builder("undisputed", PIXEL)
                                .label(ANGER)
                                .votes(VoteCounts.of(options, 5, 0, 0, 0, 5))
                                .build(),
                        Sample.builder("nothing known", PIXEL)
                                .label(ANGER)
                                .votes(VoteCounts.of(options, 0, 0, 0, 0, 9))
                                .build(),
                        Sample.builder("label that nobody voted for", PIXEL)
                                .label(ANGER)
                                .votes(VoteCounts.of(options, 0, 0, 2, 2, 0))
                                .build()));
        NoisyDataset noisy = NoiseInjection.byVoteEntropy(1 / 3.0).apply(data, 8);
        assertThat(noisy.changes()).extracting(ChangedLabel::index).containsExactly(2);
        assertThat(noisy.changes().get(0).to()).isIn(FEAR, SURPRISE);
    }

    @Example
    void malformed_input_is_refused() {
        FerDataset data = data(4);
        FerDataset bare =
                FerDataset.of("bare", LABELS, List.of(Sample.builder("x", PIXEL).build()));
        FerDataset unvoted = FerDataset.of(
                "unvoted",
                LABELS,
                List.of(Sample.builder("x", PIXEL).label(FEAR).build()));
        for (double rate : new double[] {-0.1, 1.1, Double.NaN}) {
            assertRefused(() -> NoiseInjection.symmetric(rate), "got " + rate);
            assertRefused(() -> NoiseInjection.pairFlip(rate), "got " + rate);
            assertRefused(() -> NoiseInjection.byVoteEntropy(rate), "got " + rate);
        }
        assertRefused(() -> NoiseInjection.symmetric(0.1).apply(data.take(0), 1), "got none of faces");
        assertRefused(() -> NoiseInjection.symmetric(0.1).apply(bare, 1), "x: noise changes labels");
        assertRefused(
                () -> NoiseInjection.byVoteEntropy(0.1).apply(unvoted, 1), "x: noise by vote entropy needs votes");
        assertRefused(
                () -> NoiseInjection.byMatrix(NoiseMatrix.identity(LabelSet.EKMAN_7))
                        .apply(data, 1),
                "got a matrix over [anger, disgust, fear, happiness");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(message);
    }
}
