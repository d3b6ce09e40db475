package io.github.fer4j;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.DISGUST;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.NEUTRAL;
import static io.github.fer4j.LabelSet.EKMAN_7;
import static io.github.fer4j.LabelSet.FERPLUS_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LabelMappingTest {
    private static final LabelSet THREE = LabelSet.of(ANGER, FEAR, CONTEMPT);
    private static final LabelSet TWO = LabelSet.of(FEAR, ANGER);
    private static final ImageSource UNREAD = () -> {
        throw new AssertionError("a mapping loads no image");
    };

    private static Sample.Builder sample(String id) {
        return Sample.builder(id, UNREAD);
    }

    @Test
    void by_name_an_emotion_becomes_itself_whatever_the_order() {
        LabelMapping mapping = LabelMapping.byName(EKMAN_7, FERPLUS_8);

        assertThat(mapping.apply(NEUTRAL)).contains(NEUTRAL);
        assertThat(mapping.dropped()).isEmpty();
        Scores scores = Scores.of(EKMAN_7, 0.1, 0.2, 0, 0.4, 0, 0, 0.3);
        Scores mapped = mapping.apply(scores).orElseThrow();
        EKMAN_7.forEach(e -> assertThat(mapped.of(e)).isCloseTo(scores.of(e), within(1e-15)));
        assertThat(mapped.of(CONTEMPT)).isZero();
    }

    @Test
    void an_emotion_without_a_counterpart_is_an_error_that_names_it_and_the_ways_out() {
        assertThatThrownBy(() -> LabelMapping.byName(FERPLUS_8, EKMAN_7))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got none for 'contempt' in " + EKMAN_7)
                .hasMessageContaining("map(...)")
                .hasMessageContaining("dropUnmapped()");
    }

    @Test
    void emotions_merge_where_several_become_one() {
        LabelMapping mapping =
                LabelMapping.builder(THREE, TWO).map(CONTEMPT, ANGER).build();

        assertThat(mapping.apply(CONTEMPT)).contains(ANGER);
        assertThat(mapping.apply(Scores.of(THREE, 0.5, 0.3, 0.2)).orElseThrow().toArray())
                .containsExactly(new double[] {0.3, 0.7}, within(1e-15));
        assertThat(mapping).hasToString("anger -> anger, fear -> fear, contempt -> anger");
    }

    @Test
    void the_mass_of_dropped_emotions_goes_and_the_rest_is_scaled_up() {
        LabelMapping mapping = LabelMapping.builder(THREE, TWO).dropUnmapped().build();

        assertThat(mapping.dropped()).containsExactly(CONTEMPT);
        assertThat(mapping.apply(CONTEMPT)).isEmpty();
        assertThat(mapping.apply(Scores.of(THREE, 0.3, 0.1, 0.6)).orElseThrow().toArray())
                .containsExactly(new double[] {0.25, 0.75}, within(1e-15));
        assertThat(mapping.apply(Scores.certain(THREE, CONTEMPT))).isEmpty();
        assertThat(mapping).hasToString("anger -> anger, fear -> fear, contempt -> nothing");
    }

    @Test
    void what_both_have_can_be_sent_elsewhere_or_dropped_too() {
        assertThat(LabelMapping.builder(TWO, THREE).map(FEAR, CONTEMPT).build().apply(FEAR))
                .contains(CONTEMPT);
        assertThat(LabelMapping.builder(TWO, THREE).drop(FEAR).build().apply(FEAR))
                .isEmpty();
    }

    @Test
    void emotions_of_other_sets_nulls_and_a_mapping_to_nothing_are_refused() {
        LabelMapping.Builder builder = LabelMapping.builder(THREE, TWO);

        assertThatThrownBy(() -> builder.map(HAPPINESS, ANGER))
                .hasMessage("this label mapping goes from " + THREE + ", got 'happiness'");
        assertThatThrownBy(() -> builder.map(ANGER, HAPPINESS))
                .hasMessage("this label mapping goes to " + TWO + ", got 'happiness'");
        assertThatThrownBy(() -> builder.drop(HAPPINESS)).isInstanceOf(InvalidArgumentException.class);
        assertThatNullPointerException().isThrownBy(() -> builder.map(null, ANGER));
        assertThatNullPointerException().isThrownBy(() -> LabelMapping.builder(null, TWO));
        assertThatThrownBy(() -> LabelMapping.builder(THREE, LabelSet.of(HAPPINESS, NEUTRAL))
                        .dropUnmapped()
                        .build())
                .hasMessageContaining("keeps at least one emotion");
        LabelMapping mapping = LabelMapping.byName(TWO, THREE);
        assertThatThrownBy(() -> mapping.apply(DISGUST)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> mapping.apply(Scores.certain(THREE, FEAR)))
                .hasMessageContaining("got scores over " + THREE);
    }

    @Test
    void a_data_set_changes_labels_and_targets_keeps_votes_and_loses_dropped_samples() {
        VoteCounts votes = VoteCounts.of(THREE, 1, 0, 4);
        FerDataset data = FerDataset.of(
                "mixed",
                THREE,
                List.of(
                        sample("a").label(ANGER).votes(votes).weight(0.5).build(),
                        sample("b").label(CONTEMPT).build(),
                        sample("c").target(Scores.of(THREE, 0.1, 0.1, 0.8)).build(),
                        sample("d").target(Scores.certain(THREE, CONTEMPT)).build(),
                        sample("e").votes(votes).build()));

        FerDataset mapped =
                data.relabelled(LabelMapping.builder(THREE, TWO).dropUnmapped().build());

        assertThat(mapped.name()).isEqualTo("mixed");
        assertThat(mapped.labels()).isEqualTo(TWO);
        assertThat(mapped).extracting(Sample::id).containsExactly("a", "c", "e");
        assertThat(mapped.get(0).votes()).contains(votes);
        assertThat(mapped.get(0).weight()).isEqualTo(0.5);
        assertThat(mapped.get(1).target().orElseThrow().toArray())
                .containsExactly(new double[] {0.5, 0.5}, within(1e-15));
        assertThatThrownBy(() -> mapped.relabelled(LabelMapping.byName(THREE, FERPLUS_8)))
                .hasMessageContaining("the mapping is from " + THREE + ", the data set mixed is over " + TWO);
    }

    @Property(tries = 200)
    void a_mapping_moves_mass_and_neither_makes_nor_loses_any(
            @ForAll("weights") double[] weights, @ForAll @Size(8) List<Integer> choices) {
        double sum = DoubleStream.of(weights).sum();
        Scores scores =
                Scores.of(FERPLUS_8, DoubleStream.of(weights).map(w -> w / sum).toArray());
        LabelMapping.Builder builder = LabelMapping.builder(FERPLUS_8, EKMAN_7);
        double[] expected = new double[EKMAN_7.size()];
        for (int i = 0; i < FERPLUS_8.size(); i++) {
            int becomes = Math.floorMod(choices.get(i), EKMAN_7.size());
            builder.map(FERPLUS_8.get(i), EKMAN_7.get(becomes));
            expected[becomes] += scores.of(FERPLUS_8.get(i));
        }

        double[] mapped = builder.build().apply(scores).orElseThrow().toArray();

        assertThat(mapped).containsExactly(expected, within(1e-12));
        assertThat(DoubleStream.of(mapped).sum()).isCloseTo(1, within(1e-12));
    }

    @Provide
    Arbitrary<double[]> weights() {
        return Arbitraries.doubles().between(0.01, 1).array(double[].class).ofSize(8);
    }

    @Test
    void valence_and_arousal_stay_when_labels_change() {
        LabelMapping mapping = LabelMapping.builder(THREE, TWO).drop(CONTEMPT).build();
        ValenceArousal both = new ValenceArousal(-0.5, 0.6);
        assertThat(mapping.apply(Scores.of(THREE, 0.2, 0.3, 0.5).withValenceArousal(both)))
                .hasValueSatisfying(
                        mapped -> assertThat(mapped.valenceArousal()).contains(both));
        assertThat(mapping.apply(Scores.of(THREE, 0.2, 0.3, 0.5)))
                .hasValueSatisfying(
                        mapped -> assertThat(mapped.valenceArousal()).isEmpty());
    }
}
