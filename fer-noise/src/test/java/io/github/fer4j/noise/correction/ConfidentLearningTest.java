package io.github.fer4j.noise.correction;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConfidentLearningTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, SURPRISE);

    private static double[][] model(int items, Random random) {
        double[][] p = new double[items][LABELS.size()];
        for (double[] row : p) {
            double[] raw = random.doubles(row.length).map(u -> u * u * u).toArray();
            double sum = Arrays.stream(raw).sum();
            Arrays.setAll(row, k -> raw[k] / sum);
        }
        return p;
    }

    @Property(tries = 200)
    void calibrated_counts_sum_to_the_items_of_each_label(
            @ForAll @IntRange(min = 1, max = 60) int items, @ForAll Random random) {
        int[] given = random.ints(items, 0, 3).toArray();
        ConfidentLearning fit = ConfidentLearning.fit(LABELS, given, model(items, random));

        assertThat(fit.joint().items()).isEqualTo(items);
        for (int label = 0; label < 3; label++) {
            int y = label;
            Emotion emotion = LABELS.get(label);
            int sum = LABELS.emotions().stream()
                    .mapToInt(truth -> fit.joint().calibrated(truth, emotion))
                    .sum();
            assertThat(sum)
                    .isEqualTo((int) Arrays.stream(given).filter(g -> g == y).count());
        }
        assertThat(fit.noiseRate()).isBetween(0.0, 1.0);
        for (double[] row : fit.noiseMatrix().toArray()) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-12));
        }
    }

    @Property(tries = 200)
    void suspects_are_some_of_the_items_in_the_order_of_their_scores(
            @ForAll @IntRange(min = 1, max = 60) int items, @ForAll Random random) {
        int[] given = random.ints(items, 0, 3).toArray();
        ConfidentLearning fit = ConfidentLearning.fit(LABELS, given, model(items, random));

        for (PruneRule rule : PruneRule.values()) {
            for (LabelQuality ranking : LabelQuality.values()) {
                LabelErrors errors = fit.labelErrors(rule, ranking);
                assertThat(errors.indices())
                        .hasSameSizeAs(errors.suspects())
                        .allSatisfy(i -> assertThat(i).isBetween(0, items - 1));
                assertThat(errors.suspects()).isSortedAccordingTo((a, b) -> Double.compare(a.score(), b.score()));
                assertThat(errors.suspects()).allSatisfy(suspect -> {
                    assertThat(suspect.given()).isEqualTo(LABELS.get(given[suspect.index()]));
                    assertThat(suspect.score()).isBetween(0.0, 1.0);
                });
            }
        }
        assertThat(fit.labelErrors(PruneRule.BY_CLASS).indices())
                .containsAll(fit.labelErrors(PruneRule.BOTH).indices());
        assertThat(fit.labelErrors(PruneRule.PREDICTED_DIFFERS).indices())
                .containsAll(fit.labelErrors(PruneRule.BY_NOISE_RATE).indices())
                .containsAll(fit.labelErrors(PruneRule.CONFIDENT_JOINT).indices());
    }

    @Example
    void wrong_labels_among_sure_ones_are_found_and_can_be_removed() {
        FerDataset data = Samples.labelled(LABELS, ANGER, ANGER, FEAR, ANGER, FEAR, FEAR);
        double[][] p = {
            {0.9, 0.1, 0}, {0.8, 0.2, 0}, {0.88, 0.12, 0}, {0.9, 0.05, 0.05}, {0.1, 0.9, 0}, {0.2, 0.8, 0},
        };
        ConfidentLearning fit = ConfidentLearning.fit(data, p);
        LabelErrors errors = fit.labelErrors(PruneRule.CONFIDENT_JOINT);

        assertThat(errors.suspects()).containsExactly(new Suspect(2, "s2", FEAR, ANGER, 0.12));
        assertThat(errors.share()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(errors.removedFrom(data).samples())
                .extracting(Sample::id)
                .containsExactly("s0", "s1", "s3", "s4", "s5");
        Detection detection = errors.score(Set.of(2, 3));
        assertThat(detection).isEqualTo(new Detection(1, 2, 1));
        assertThat(detection.precision()).hasValue(1);
        assertThat(detection.recall()).hasValue(0.5);
        assertThat(detection.f1()).hasValue(2 / 3.0);
        assertThat(fit).hasToString("6 labels of 3 classes, 16.7 % of them wrong by the estimate");
    }

    @Example
    void a_label_that_is_never_given_has_no_threshold_and_nothing_is_taken_for_it() {
        ConfidentLearning fit = ConfidentLearning.fit(
                LABELS, new int[] {0, 0, 1}, new double[][] {{0.9, 0.1, 0}, {0, 0.1, 0.9}, {0.1, 0.8, 0.1}});

        assertThat(fit.threshold(SURPRISE)).isEmpty();
        assertThat(fit.threshold(ANGER)).hasValue(0.45);
        assertThat(fit.neverConfident()).containsExactly(SURPRISE);
        assertThat(fit.joint().calibrated(SURPRISE, ANGER)).isZero();
        assertThat(fit.noiseMatrix().unseen()).containsExactly(SURPRISE);
        assertThat(fit.labelErrors(PruneRule.CONFIDENT_JOINT).suspects()).isEmpty();
    }

    @Example
    void a_class_that_the_model_is_never_confident_of_counts_as_one_clean_item() {
        // Anger reaches its threshold of 0.5 on the fear items too, and is more probable there.
        double[][] p = {{0.5, 0.1, 0.4}, {0.5, 0.1, 0.4}, {0.8, 0.1, 0.1}, {0.8, 0.1, 0.1}};
        ConfidentLearning fit = ConfidentLearning.fit(LABELS, new int[] {0, 0, 1, 1}, p);

        assertThat(fit.neverConfident()).containsExactly(FEAR, SURPRISE);
        assertThat(fit.joint().count(ANGER, FEAR)).isEqualTo(2);
        assertThat(fit.joint().count(FEAR, FEAR)).isOne();
        assertThat(fit.joint().calibrated(ANGER, FEAR)).isOne();
        assertThat(fit.joint().calibrated(FEAR, FEAR)).isOne();
        assertThat(fit.labelErrors(PruneRule.BOTH).suspects())
                .extracting(Suspect::index)
                .containsExactly(2);
    }

    @Example
    void one_class_only_has_no_suspects() {
        ConfidentLearning fit = ConfidentLearning.fit(
                LABELS, new int[] {1, 1, 1}, new double[][] {{0.9, 0.1, 0}, {0.1, 0.8, 0.1}, {0, 0.1, 0.9}});

        assertThat(fit.noiseRate()).isZero();
        assertThat(fit.noiseMatrix()).isEqualTo(NoiseMatrix.identity(LABELS));
        assertThat(fit.prior().of(FEAR)).isOne();
        for (PruneRule rule : PruneRule.values()) {
            boolean baseline = rule == PruneRule.PREDICTED_DIFFERS;
            assertThat(fit.labelErrors(rule).suspects()).as(rule.name()).hasSize(baseline ? 2 : 0);
        }
    }

    @Example
    void one_item_is_enough_and_is_no_suspect() {
        ConfidentLearning fit = ConfidentLearning.fit(LABELS, new int[] {2}, new double[][] {{0.5, 0.25, 0.25}});
        assertThat(fit.labelErrors(PruneRule.BOTH).suspects()).isEmpty();
        assertThat(fit.items()).isEqualTo(1);
    }

    @Example
    void certain_answers_have_scores_of_zero_or_one() {
        ConfidentLearning fit =
                ConfidentLearning.fit(LABELS, new int[] {0, 1, 2}, new double[][] {{1, 0, 0}, {1, 0, 0}, {0, 0, 1}});
        for (LabelQuality quality : LabelQuality.values()) {
            assertThat(fit.quality(0, quality)).as(quality.name()).isOne();
            assertThat(fit.quality(1, quality)).as(quality.name()).isZero();
        }
    }

    @Example
    void equals_are_ranked_in_the_order_of_the_data() {
        int[] given = {0, 0, 0, 1, 1};
        double[][] p = {{0.2, 0.8, 0}, {0.2, 0.8, 0}, {0.9, 0.1, 0}, {0.1, 0.9, 0}, {0.1, 0.9, 0}};
        assertThat(ConfidentLearning.fit(LABELS, given, p)
                        .labelErrors(PruneRule.PREDICTED_DIFFERS)
                        .suspects())
                .extracting(Suspect::id)
                .containsExactly("0", "1");
    }

    @Example
    void malformed_input_is_refused_with_what_is_wrong() {
        double[][] one = {{1, 0, 0}};
        assertRefused(() -> ConfidentLearning.fit(LABELS, new int[0], new double[0][]), "at least one label, got none");
        assertRefused(
                () -> ConfidentLearning.fit(Samples.labelled(LABELS), new double[0][]), "at least one label, got none");
        assertRefused(() -> ConfidentLearning.fit(LABELS, new int[] {3}, one), "got 3 for item 0");
        assertRefused(() -> ConfidentLearning.fit(LABELS, new int[] {-1}, one), "got -1 for item 0");
        assertRefused(() -> ConfidentLearning.fit(LABELS, new int[] {0, 1}, one), "got 1 rows for 2 items");
        assertRefused(() -> ConfidentLearning.fit(LABELS, new int[1], new double[][] {{0.5, 0.5}}), "got 2 values");
        for (double[] row : new double[][] {{0.5, 0.4, 0}, {2, -1, 0}, {Double.NaN, 0.5, 0.5}, {1.5, 2, -4}}) {
            assertRefused(
                    () -> ConfidentLearning.fit(LABELS, new int[1], new double[][] {row}),
                    "got " + Arrays.toString(row) + " for item 0; apply softmax");
        }
        FerDataset bare =
                FerDataset.of("bare", LABELS, List.of(Samples.sample("x").build()));
        assertRefused(() -> ConfidentLearning.fit(bare, one), "x: the sample has neither a label nor a target");
        LabelErrors errors = ConfidentLearning.fit(LABELS, new int[1], one).labelErrors(PruneRule.BOTH);
        assertRefused(() -> errors.score(Set.of(1)), "got 1");
        assertRefused(() -> errors.removedFrom(Samples.labelled(LABELS, ANGER, ANGER)), "got test: 2 samples");
        assertRefused(() -> new Detection(1, 1, 2), "got 2");
        assertThat(errors.score(Set.of()).precision()).isEmpty();
        assertThat(errors.score(Set.of()).recall()).isEmpty();
        assertThat(errors.score(Set.of()).f1()).isEmpty();
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(message);
    }
}
