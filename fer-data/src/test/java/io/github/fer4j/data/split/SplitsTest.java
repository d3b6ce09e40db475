package io.github.fer4j.data.split;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.NEUTRAL;
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
import io.github.fer4j.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitsTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, NEUTRAL);
    private static final Image IMAGE = Image.gray(1, 1, new byte[1]);

    /** So many samples of each class; subjects at random among so many. */
    private static FerDataset data(int subjects, long seed, int... counts) {
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            for (int i = 0; i < counts[label]; i++) {
                samples.add(Sample.builder(LABELS.get(label) + " " + i, IMAGE)
                        .label(LABELS.get(label))
                        .subject("person " + random.nextInt(subjects))
                        .build());
            }
        }
        return FerDataset.of("made", LABELS, samples).shuffled(seed);
    }

    private static List<FerDataset> parts(DataSplit split) {
        return List.of(split.train(), split.validation(), split.test());
    }

    private static List<String> ids(FerDataset data) {
        return data.samples().stream().map(Sample::id).toList();
    }

    @Provide
    Arbitrary<Shares> shares() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.integers().between(1, 10))
                .as((a, b, c) ->
                        new Shares((double) a / (a + b + c), (double) b / (a + b + c), (double) c / (a + b + c)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void stratified_parts_are_disjoint_and_complete_and_each_class_has_its_share_to_within_one_sample(
            @ForAll("shares") Shares shares,
            @ForAll @IntRange(min = 25, max = 200) int first,
            @ForAll @IntRange(min = 25, max = 90) int second,
            @ForAll long seed) {
        FerDataset data = data(5, seed, first, second, 40);
        DataSplit split = Splits.stratified(data, shares, seed);

        assertThat(parts(split).stream().flatMap(part -> ids(part).stream()))
                .containsExactlyInAnyOrderElementsOf(ids(data));
        double[] wanted = shares.toArray();
        for (int part = 0; part < 3; part++) {
            for (Emotion emotion : LABELS) {
                double exact = wanted[part] * data.classCounts().get(emotion);
                assertThat((double) parts(split).get(part).classCounts().get(emotion))
                        .isCloseTo(exact, within(1.0));
            }
        }
        assertThat(split.all()).allSatisfy(sample -> assertThat(sample.split()).isPresent());
        assertThat(ids(Splits.stratified(data, shares, seed).train())).isEqualTo(ids(split.train()));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_split_by_subject_is_disjoint_and_complete_and_has_no_subject_on_two_sides(
            @ForAll("shares") Shares shares, @ForAll @IntRange(min = 3, max = 60) int subjects, @ForAll long seed) {
        FerDataset data = data(subjects, seed, 120, 60, 90);
        Set<String> present = subjects(data);
        if (present.size() < 3) {
            return;
        }
        DataSplit split = Splits.bySubject(data, shares, seed);

        assertThat(parts(split).stream().flatMap(part -> ids(part).stream()))
                .containsExactlyInAnyOrderElementsOf(ids(data));
        assertThat(parts(split).stream().mapToInt(part -> subjects(part).size()).sum())
                .isEqualTo(present.size());
        assertThat(parts(split)).noneMatch(FerDataset::isEmpty);
        assertThat(ids(Splits.bySubject(data, shares, seed).test())).isEqualTo(ids(split.test()));
    }

    private static Set<String> subjects(FerDataset data) {
        Set<String> subjects = new HashSet<>();
        data.forEach(sample -> subjects.add(sample.subject().orElseThrow()));
        return subjects;
    }

    @Property(tries = 50)
    void a_split_by_many_subjects_is_nearly_as_stratified_as_one_by_samples(@ForAll long seed) {
        FerDataset data = data(80, seed, 300, 150, 450);
        DataSplit split = Splits.bySubject(data, Shares.standard(), seed);

        double[] wanted = Shares.standard().toArray();
        for (int part = 0; part < 3; part++) {
            for (Emotion emotion : LABELS) {
                int all = data.classCounts().get(emotion);
                assertThat((double) parts(split).get(part).classCounts().get(emotion) / all)
                        .isCloseTo(wanted[part], within(0.02));
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void in_folds_each_sample_is_held_out_once_and_class_counts_differ_by_one_at_most(
            @ForAll @IntRange(min = 2, max = 10) int k, @ForAll long seed) {
        FerDataset data = data(4, seed, 37, 10, 23);
        List<Fold> folds = Splits.folds(data, k, seed);

        assertThat(folds.stream().flatMap(fold -> ids(fold.heldOut()).stream()))
                .containsExactlyInAnyOrderElementsOf(ids(data));
        for (Fold fold : folds) {
            assertThat(Stream.concat(ids(fold.train()).stream(), ids(fold.heldOut()).stream()))
                    .containsExactlyInAnyOrderElementsOf(ids(data));
            assertThat(fold.heldOut().size()).isBetween(70 / k - 1, 70 / k + 2);
        }
        for (Emotion emotion : LABELS) {
            List<Integer> counts = folds.stream()
                    .map(fold -> fold.heldOut().classCounts().get(emotion))
                    .sorted()
                    .toList();
            assertThat(counts.get(k - 1) - counts.get(0)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void subject_folds_hold_each_subject_out_once() {
        FerDataset data = data(13, 5, 50, 50, 50);
        List<Fold> folds = Splits.subjectFolds(data, 4, 1);

        assertThat(folds.stream()
                        .mapToInt(fold -> subjects(fold.heldOut()).size())
                        .sum())
                .isEqualTo(13);
        for (Fold fold : folds) {
            assertThat(subjects(fold.train())).doesNotContainAnyElementsOf(subjects(fold.heldOut()));
            assertThat(fold.train()).allMatch(sample -> sample.split().orElseThrow() == Split.TRAIN);
            assertThat(fold.heldOut()).allMatch(sample -> sample.split().orElseThrow() == Split.VALIDATION);
        }
    }

    @Test
    void seventy_fifteen_fifteen_of_a_hundred_is_just_that_and_parts_keep_the_order() {
        FerDataset data = data(3, 1, 100, 20, 40);
        DataSplit split = Splits.stratified(data, Shares.standard(), 3);

        assertThat(split.train().classCounts().values()).containsExactly(70, 14, 28);
        assertThat(split.validation().classCounts().values()).containsExactly(15, 3, 6);
        assertThat(split.test().classCounts().values()).containsExactly(15, 3, 6);
        assertThat(ids(data).stream().filter(ids(split.train())::contains)).isEqualTo(ids(split.train()));
        assertThat(ids(Splits.stratified(data, Shares.standard(), 4).train())).isNotEqualTo(ids(split.train()));
        assertThat(split).hasToString("made: 112 to learn from, 24 to choose on, 24 to report on");
    }

    @Test
    void a_target_without_a_label_is_of_the_class_at_its_top() {
        FerDataset data = data(3, 1, 10, 10, 10)
                .map(sample -> Sample.builder(sample.id(), IMAGE)
                        .target(Scores.certain(LABELS, sample.label().orElseThrow()))
                        .build());
        assertThat(Splits.folds(data, 5, 1).get(0).heldOut().classCounts().values())
                .containsExactly(2, 2, 2);
    }

    @Test
    void the_published_split_is_taken_as_it_is_and_can_be_given_validation_data() {
        FerDataset data = data(3, 1, 20, 20, 20)
                .map(sample -> sample.toBuilder()
                        .split(sample.id().endsWith("1") ? Split.TEST : Split.TRAIN)
                        .build());
        DataSplit published = Splits.published(data);
        DataSplit more = Splits.validationFromTraining(published, 0.2, 1);

        assertThat(published.test().size()).isEqualTo(6);
        assertThat(published.validation().isEmpty()).isTrue();
        assertThat(ids(more.test())).isEqualTo(ids(published.test()));
        assertThat(more.validation().size()).isEqualTo(12);
        assertThat(more.train().size()).isEqualTo(42);
        assertThatThrownBy(() -> Splits.validationFromTraining(more, 0.2, 1)).hasMessageContaining("got 12 samples");
        assertThatThrownBy(() -> Splits.published(data(3, 1, 5, 5, 5)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got none for '");
    }

    @Test
    void a_class_with_too_few_samples_or_none_is_named() {
        assertThatThrownBy(() -> Splits.stratified(data(3, 1, 20, 2, 20), Shares.standard(), 1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 2 of 'fear' for 3 parts of made");
        assertThatThrownBy(() -> Splits.folds(data(3, 1, 20, 4, 20), 5, 1)).hasMessageContaining("got 4 of 'fear'");
        assertThatThrownBy(() -> Splits.folds(data(3, 1, 20, 20), 5, 1)).hasMessageContaining("none of 'neutral'");
        assertThatThrownBy(() -> Splits.bySubject(data(3, 1, 20, 20), Shares.standard(), 1))
                .hasMessageContaining("none of 'neutral'");
    }

    @Test
    void what_is_missing_is_named() {
        FerDataset data = data(3, 1, 5, 5, 5);
        FerDataset unlabelled =
                FerDataset.of("made", LABELS, List.of(Sample.builder("x", IMAGE).build()));
        FerDataset unknown = data.map(sample -> Sample.builder(sample.id(), IMAGE)
                .label(sample.label().orElseThrow())
                .build());

        assertThatThrownBy(() -> Splits.folds(data, 1, 1)).hasMessageContaining("at least 2 folds, got 1");
        assertThatThrownBy(() -> Splits.folds(unlabelled, 2, 1))
                .hasMessageContaining("neither label nor target for 'x'");
        assertThatThrownBy(() -> Splits.folds(data.take(0), 2, 1)).hasMessageContaining("got none of made");
        assertThatThrownBy(() -> Splits.subjectFolds(unknown, 2, 1)).hasMessageContaining("set Sample.subject");
        assertThatThrownBy(() -> Splits.subjectFolds(data, 4, 1)).hasMessageContaining("4 parts a subject, got only 3");
        assertThatThrownBy(() -> new Shares(0.5, 0.5, 0.5)).hasMessageContaining("sum to 1");
        assertThatThrownBy(() -> new Shares(0, 0.5, 0.5)).hasMessageContaining("above 0");
    }
}
