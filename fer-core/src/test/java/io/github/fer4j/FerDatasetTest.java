package io.github.fer4j;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FerDatasetTest {
    private static final LabelSet TWO = LabelSet.of(ANGER, FEAR);
    private static final ImageSource UNREAD = () -> {
        throw new AssertionError("a data set loads no image");
    };

    private static Sample sample(int i) {
        return Sample.builder("s" + i, UNREAD)
                .label(i % 3 == 0 ? ANGER : FEAR)
                .split(i < 6 ? Split.TRAIN : Split.TEST)
                .build();
    }

    private static final FerDataset TEN = FerDataset.of(
            "ten", TWO, IntStream.range(0, 10).mapToObj(FerDatasetTest::sample).toList());

    @Test
    void it_keeps_order_and_says_what_it_is() {
        assertThat(TEN).hasToString("ten: 10 samples of 2 classes");
        assertThat(TEN).extracting(Sample::id).startsWith("s0", "s1").hasSize(10);
        assertThat(TEN.get(3).id()).isEqualTo("s3");
        assertThat(TEN.name()).isEqualTo("ten");
        assertThatThrownBy(() -> TEN.get(10)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TEN.samples().add(sample(1))).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void later_changes_of_the_list_that_was_passed_do_not_show() {
        List<Sample> list = new ArrayList<>(List.of(sample(0)));
        FerDataset dataset = FerDataset.of("one", TWO, list);
        list.add(sample(1));
        assertThat(dataset.size()).isEqualTo(1);
    }

    @Test
    void splits_filters_and_takes_narrow() {
        assertThat(TEN.split(Split.TRAIN).size()).isEqualTo(6);
        assertThat(TEN.split(Split.VALIDATION).isEmpty()).isTrue();
        assertThat(TEN.filter(s -> s.label().orElseThrow().equals(ANGER)))
                .extracting(Sample::id)
                .containsExactly("s0", "s3", "s6", "s9");
        assertThat(TEN.take(2)).extracting(Sample::id).containsExactly("s0", "s1");
        assertThat(TEN.take(0).isEmpty()).isTrue();
        assertThat(TEN.take(99).size()).isEqualTo(10);
        assertThatThrownBy(() -> TEN.take(-1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got -1");
    }

    @Test
    void shuffling_is_repeatable_and_loses_nothing() {
        assertThat(TEN.shuffled(7).samples())
                .isEqualTo(TEN.shuffled(7).samples())
                .isNotEqualTo(TEN.samples())
                .containsExactlyInAnyOrderElementsOf(TEN.samples());
        assertThat(TEN.shuffled(8).samples()).isNotEqualTo(TEN.shuffled(7).samples());
    }

    @Test
    void classes_without_samples_are_counted_as_zero_and_targets_count_by_their_top() {
        FerDataset dataset = FerDataset.of(
                "x",
                TWO,
                List.of(
                        sample(1),
                        Sample.builder("t", UNREAD)
                                .target(Scores.of(TWO, 0.4, 0.6))
                                .build(),
                        Sample.builder("u", UNREAD).build()));
        assertThat(dataset.classCounts()).containsEntry(ANGER, 0).containsEntry(FEAR, 2);
        assertThat(dataset.classCounts().keySet()).containsExactly(ANGER, FEAR);
    }

    @Test
    void labels_and_targets_outside_the_label_set_are_refused_by_name() {
        Sample contempt = Sample.builder("c", UNREAD).label(CONTEMPT).build();
        assertThatThrownBy(() -> FerDataset.of("x", TWO, List.of(contempt)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("c: the label 'contempt' is not among [anger, fear]");
        Sample other = Sample.builder("o", UNREAD)
                .target(Scores.certain(LabelSet.of(FEAR, ANGER), FEAR))
                .build();
        assertThatThrownBy(() -> FerDataset.of("x", TWO, List.of(other)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("o: the target is over [fear, anger]");
        assertThatThrownBy(() -> TEN.map(s -> s.toBuilder().label(CONTEMPT).build()))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> FerDataset.of(null, TWO, List.of())).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> FerDataset.of("x", null, List.of())).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> FerDataset.of("x", TWO, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> TEN.split(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> TEN.filter(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> TEN.map(null)).isInstanceOf(NullPointerException.class);
    }
}
