package io.github.fer4j;

import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaliencyMapTest {
    private static final float[] SIX = {0, 1, -2, 0.5f, 3, 0};

    @Test
    void values_lie_row_by_row() {
        SaliencyMap map = new SaliencyMap(FEAR, 0.25, 2, 3, SIX);
        assertThat(map.at(0, 2)).isEqualTo(-2);
        assertThat(map.at(1, 1)).isEqualTo(3);
        assertThat(map.largest()).isEqualTo(3);
        assertThat(map).hasToString("fear 0.25, 3x2");
    }

    @Test
    void nobody_can_change_it() {
        float[] given = SIX.clone();
        SaliencyMap map = new SaliencyMap(FEAR, 0.25, 2, 3, given);
        given[0] = 9;
        map.values()[1] = 9;
        assertThat(map.values()).containsExactly(SIX);
        assertThat(map)
                .isEqualTo(new SaliencyMap(FEAR, 0.25, 2, 3, SIX))
                .hasSameHashCodeAs(new SaliencyMap(FEAR, 0.25, 2, 3, SIX));
    }

    @Test
    void other_values_sizes_labels_and_scores_are_other_maps() {
        assertThat(new SaliencyMap(FEAR, 0.25, 2, 3, SIX))
                .isNotEqualTo(new SaliencyMap(FEAR, 0.25, 3, 2, SIX))
                .isNotEqualTo(new SaliencyMap(FEAR, 0.5, 2, 3, SIX))
                .isNotEqualTo(new SaliencyMap(Emotion.ANGER, 0.25, 2, 3, SIX))
                .isNotEqualTo(new SaliencyMap(FEAR, 0.25, 2, 3, new float[6]));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void a_value_that_is_not_finite_is_refused(float value) {
        assertThatThrownBy(() -> new SaliencyMap(FEAR, 0.25, 1, 1, new float[] {value}))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("finite, got " + value);
    }

    @Test
    void a_wrong_count_and_a_wrong_score_are_refused() {
        assertThatThrownBy(() -> new SaliencyMap(FEAR, 0.25, 2, 2, SIX))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("6 values for 2x2");
        assertThatThrownBy(() -> new SaliencyMap(FEAR, 0.25, 0, 0, new float[0]))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> new SaliencyMap(FEAR, Double.NaN, 2, 3, SIX))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got NaN");
    }

    @Test
    void there_is_nothing_outside() {
        SaliencyMap map = new SaliencyMap(FEAR, 0.25, 2, 3, SIX);
        assertThatThrownBy(() -> map.at(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
