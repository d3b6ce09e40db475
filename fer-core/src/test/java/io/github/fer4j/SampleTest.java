package io.github.fer4j;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
    private static final LabelSet TWO = LabelSet.of(ANGER, FEAR);
    private static final Image PIXEL = Image.gray(1, 1, new byte[1]);

    private static Sample.Builder bare() {
        return Sample.builder("a.csv:1", PIXEL);
    }

    @Test
    void what_is_not_set_is_empty_and_the_weight_is_one() {
        Sample sample = bare().build();
        assertThat(sample.label()).isEmpty();
        assertThat(sample.votes()).isEmpty();
        assertThat(sample.target()).isEmpty();
        assertThat(sample.split()).isEmpty();
        assertThat(sample.subject()).isEmpty();
        assertThat(sample.valenceArousal()).isEmpty();
        assertThat(sample.weight()).isEqualTo(1);
        assertThat(sample).hasToString("a.csv:1");
    }

    @Test
    void a_builder_made_from_a_sample_holds_all_of_it_and_leaves_it_alone() {
        Sample sample = bare().label(FEAR)
                .votes(VoteCounts.of(TWO, 1, 2))
                .target(Scores.of(TWO, 0.4, 0.6))
                .weight(0.5)
                .split(Split.TEST)
                .subject("S1")
                .valenceArousal(new ValenceArousal(-0.5, 1))
                .build();
        Sample copy = sample.toBuilder().build();
        assertThat(copy).usingRecursiveComparison().isEqualTo(sample);

        sample.toBuilder().label(ANGER).weight(0).build();
        assertThat(sample.label()).contains(FEAR);
        assertThat(sample.weight()).isEqualTo(0.5);
        assertThat(sample).hasToString("a.csv:1 fear [anger, fear] [1, 2]");
    }

    @Test
    void the_distribution_is_the_target_or_else_the_label() {
        Scores target = Scores.of(TWO, 0.4, 0.6);
        assertThat(bare().label(ANGER).target(target).build().distribution(TWO)).isEqualTo(target);
        assertThat(bare().label(ANGER).build().distribution(TWO)).isEqualTo(Scores.certain(TWO, ANGER));
        assertThatThrownBy(() -> bare().build().distribution(TWO))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("a.csv:1")
                .hasMessageContaining("neither");
        assertThatThrownBy(() -> bare().target(target).build().distribution(LabelSet.EKMAN_7))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("asked for");
        assertThatThrownBy(() -> bare().label(Emotion.CONTEMPT).build().distribution(TWO))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void a_label_and_a_target_can_be_taken_away_again() {
        Scores target = Scores.of(TWO, 0.4, 0.6);
        Sample sample = bare().label(ANGER).target(target).build();
        assertThat(sample.toBuilder().withoutTarget().build().distribution(TWO)).isEqualTo(Scores.certain(TWO, ANGER));
        Sample soft = sample.toBuilder().withoutLabel().build();
        assertThat(soft.label()).isEmpty();
        assertThat(soft.distribution(TWO)).isEqualTo(target);
    }

    @Test
    void another_image_changes_nothing_else() {
        Image other = Image.gray(1, 1, new byte[] {9});
        Sample sample = bare().label(ANGER).subject("someone").weight(2).build();
        Sample changed = sample.withImage(other);
        assertThat(changed.image()).isSameAs(other);
        assertThat(changed.id()).isEqualTo(sample.id());
        assertThat(changed.label()).contains(ANGER);
        assertThat(changed.subject()).contains("someone");
        assertThat(changed.weight()).isEqualTo(2);
        assertThatThrownBy(() -> sample.withImage(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_weight_outside_is_refused(double weight) {
        assertThatThrownBy(() -> bare().weight(weight))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got " + weight);
    }

    @Test
    void every_builder_method_refuses_null() {
        assertThatThrownBy(() -> Sample.builder(null, PIXEL)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Sample.builder("a", null)).isInstanceOf(NullPointerException.class);
        List<Consumer<Sample.Builder>> setters = List.of(
                b -> b.label(null),
                b -> b.votes(null),
                b -> b.target(null),
                b -> b.split(null),
                b -> b.subject(null),
                b -> b.valenceArousal(null));
        for (Consumer<Sample.Builder> setter : setters) {
            assertThatThrownBy(() -> setter.accept(bare())).isInstanceOf(NullPointerException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1.01, 0", "0, 1.01", "NaN, 0", "0, -Infinity"})
    void valence_and_arousal_outside_are_refused(double valence, double arousal) {
        assertThatThrownBy(() -> new ValenceArousal(valence, arousal)).isInstanceOf(InvalidArgumentException.class);
    }
}
