package io.github.fer4j;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSetTest {
    @Test
    void the_order_is_that_of_the_data_sets() {
        assertThat(LabelSet.EKMAN_7).hasToString("[anger, disgust, fear, happiness, sadness, surprise, neutral]");
        assertThat(LabelSet.FERPLUS_8)
                .hasToString("[neutral, happiness, surprise, sadness, anger, disgust, fear, contempt]");
    }

    @Test
    void index_and_emotion_are_each_others_inverse() {
        for (LabelSet labels : List.of(LabelSet.EKMAN_7, LabelSet.FERPLUS_8)) {
            for (int i = 0; i < labels.size(); i++) {
                assertThat(labels.indexOf(labels.get(i))).isEqualTo(i);
            }
        }
    }

    @Test
    void the_order_counts_for_equality() {
        assertThat(LabelSet.of(ANGER, FEAR))
                .isEqualTo(LabelSet.ofNames(List.of("angry", "Fear")))
                .hasSameHashCodeAs(LabelSet.of(List.of(ANGER, FEAR)))
                .isNotEqualTo(LabelSet.of(FEAR, ANGER));
    }

    @Test
    void fewer_than_two_or_the_same_twice_is_refused() {
        assertThatThrownBy(LabelSet::of)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> LabelSet.of(ANGER))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("[anger]");
        assertThatThrownBy(() -> LabelSet.ofNames(List.of("happy", "joy")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'happiness' twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void a_class_number_outside_is_refused(int index) {
        assertThatThrownBy(() -> LabelSet.EKMAN_7.get(index))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("from 0 to 6, got " + index);
    }

    @Test
    void an_emotion_outside_is_refused() {
        assertThat(LabelSet.EKMAN_7.contains(CONTEMPT)).isFalse();
        assertThatThrownBy(() -> LabelSet.EKMAN_7.indexOf(CONTEMPT))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'contempt' is not among");
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> LabelSet.of((List<Emotion>) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> LabelSet.of(ANGER, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> LabelSet.ofNames(Arrays.asList("fear", null)))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> LabelSet.EKMAN_7.indexOf(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void later_changes_of_the_list_that_was_passed_do_not_show() {
        List<Emotion> list = new ArrayList<>(List.of(ANGER, FEAR));
        LabelSet labels = LabelSet.of(list);
        list.set(0, HAPPINESS);
        assertThat(labels).containsExactly(ANGER, FEAR);
        assertThatThrownBy(() -> labels.emotions().add(NEUTRAL)).isInstanceOf(UnsupportedOperationException.class);
    }
}
