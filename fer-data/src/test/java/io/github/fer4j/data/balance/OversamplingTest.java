package io.github.fer4j.data.balance;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.DISGUST;
import static io.github.fer4j.Emotion.HAPPINESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.VoteCounts;
import io.github.fer4j.data.augment.Augmentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OversamplingTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, DISGUST, HAPPINESS);

    private static FerDataset data(int... counts) {
        List<Sample> samples = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            for (int i = 0; i < counts[label]; i++) {
                byte[] bytes = new byte[64];
                new Random(100L * label + i).nextBytes(bytes);
                samples.add(Sample.builder(LABELS.get(label) + "." + i, Image.gray(8, 8, bytes))
                        .label(LABELS.get(label))
                        .split(Split.TRAIN)
                        .subject("p" + i)
                        .weight(0.5)
                        .votes(VoteCounts.of(LABELS, 1, 2, 3))
                        .valenceArousal(new ValenceArousal(0.5, 0))
                        .build());
            }
        }
        return FerDataset.of("made", LABELS, samples);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void every_class_reaches_its_share_of_the_largest_and_no_sample_is_lost(
            @ForAll @IntRange(min = 1, max = 60) int anger,
            @ForAll @IntRange(min = 1, max = 60) int disgust,
            @ForAll @DoubleRange(min = 0.01, max = 1) double ratio,
            @ForAll long seed) {
        FerDataset data = data(anger, disgust, 30);
        FerDataset more = Oversampling.to(ratio).seed(seed).apply(data);

        int largest = data.classCounts().values().stream().max(Integer::compare).orElseThrow();
        assertThat(more.samples().subList(0, data.size())).isEqualTo(data.samples());
        for (Emotion emotion : LABELS) {
            int before = data.classCounts().get(emotion);
            int wanted = (int) Math.ceil(ratio * largest - 1e-9);
            assertThat(more.classCounts().get(emotion)).isEqualTo(Math.max(before, wanted));
        }
        assertThat(new HashSet<>(more.samples().stream().map(Sample::id).toList()))
                .hasSize(more.size());
    }

    @Test
    void samples_are_copied_in_turn_and_copies_hold_what_their_originals_hold() {
        FerDataset more = Oversampling.to(1).apply(data(30, 7, 30));
        Map<String, Long> copies = more.samples().stream()
                .skip(67)
                .collect(Collectors.groupingBy(sample -> sample.id().replaceAll("#.*", ""), Collectors.counting()));

        assertThat(copies)
                .hasSize(7)
                .allSatisfy((id, count) -> assertThat(count).isBetween(3L, 4L));
        Sample copy = more.get(67);
        assertThat(copy.id()).matches("disgust\\.\\d#copy1");
        assertThat(copy.label()).contains(DISGUST);
        assertThat(copy.weight()).isEqualTo(0.5);
        assertThat(copy.split()).contains(Split.TRAIN);
        assertThat(copy.subject()).isPresent();
        assertThat(copy.votes()).isPresent();
        assertThat(copy.valenceArousal()).isPresent();
    }

    @Test
    void augmentation_changes_the_copies_of_rare_classes_only_and_always_the_same_way() {
        FerDataset data = data(20, 5, 20);
        Augmentation recipe =
                Augmentation.builder().rotation(30).brightness(0.3).build();
        FerDataset more = Oversampling.to(1).augmented(recipe).seed(9).apply(data);
        FerDataset again = Oversampling.to(1).augmented(recipe).seed(9).apply(data);
        FerDataset other = Oversampling.to(1).augmented(recipe).seed(10).apply(data);

        for (int i = 0; i < data.size(); i++) {
            assertThat(more.get(i).image()).isSameAs(data.get(i).image());
        }
        List<Image> copies = new ArrayList<>();
        for (int i = data.size(); i < more.size(); i++) {
            Image copy = more.get(i).image().load();
            assertThat(copy)
                    .isEqualTo(more.get(i).image().load())
                    .isEqualTo(again.get(i).image().load());
            assertThat(data.samples()).noneMatch(sample -> sample.image().load().equals(copy));
            copies.add(copy);
        }
        assertThat(new HashSet<>(copies)).hasSize(15);
        assertThat(other.get(data.size()).image().load()).isNotEqualTo(copies.get(0));
    }

    @Test
    void held_out_samples_empty_classes_and_bad_ratios_are_refused() {
        FerDataset held =
                data(3, 3, 3).map(s -> s.toBuilder().split(Split.VALIDATION).build());
        assertThatThrownBy(() -> Oversampling.to(1).apply(held))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 'anger.0' of the split VALIDATION; split first");
        assertThatThrownBy(() -> Oversampling.to(1).apply(data(3, 0, 3))).hasMessageContaining("none of 'disgust'");
        assertThatThrownBy(() -> Oversampling.to(0)).hasMessageContaining("got 0.0");
        assertThatThrownBy(() -> Oversampling.to(1.1)).hasMessageContaining("got 1.1");
    }

    @Test
    void imbalance_is_the_largest_class_over_the_smallest() {
        Imbalance imbalance = Imbalance.of(data(10, 2, 25));
        assertThat(imbalance.ratio()).isEqualTo(12.5);
        assertThat(imbalance.largest()).isEqualTo(HAPPINESS);
        assertThat(imbalance.smallest()).isEqualTo(DISGUST);
        assertThat(imbalance).hasToString("happiness 25, anger 10, disgust 2: 12.5 to 1");
        assertThat(Imbalance.of(data(1)).ratio()).isInfinite();
        assertThatThrownBy(() -> Imbalance.of(data())).hasMessageContaining("at least one labelled sample");
    }
}
