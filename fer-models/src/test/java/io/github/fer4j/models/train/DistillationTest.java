package io.github.fer4j.models.train;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Classifier;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistillationTest {
    private static final LabelSet LABELS = LabelSet.of(FEAR, ANGER);

    /** Says fear with the first pixel's value in percent. */
    private static final class FirstPixel implements Classifier {
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public LabelSet labels() {
            return LABELS;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            batches.add(faces.size());
            return faces.stream()
                    .map(face -> Scores.of(LABELS, face.toByteArray()[0] / 100.0, 1 - face.toByteArray()[0] / 100.0))
                    .toList();
        }

        @Override
        public void close() {}
    }

    private static Sample.Builder face(String id, int percent) {
        return Sample.builder(id, Image.gray(1, 1, new byte[] {(byte) percent}));
    }

    @Test
    void a_target_is_a_mean_of_the_samples_own_distribution_and_the_teachers_answer() {
        FerDataset data = FerDataset.of(
                "test",
                LABELS,
                List.of(
                        face("hard", 80).label(ANGER).weight(2).build(),
                        face("soft", 80).target(Scores.of(LABELS, 0.5, 0.5)).build()));

        FerDataset taught = new Distillation(0.25, 1).targets(new FirstPixel(), data);

        assertThat(fear(taught, 0)).isCloseTo(0.25 * 0.8, within(1e-12));
        assertThat(fear(taught, 1)).isCloseTo(0.75 * 0.5 + 0.25 * 0.8, within(1e-12));
        assertThat(taught.get(0).label()).contains(ANGER);
        assertThat(taught.get(0).weight()).isEqualTo(2);
    }

    /** (0.8, 0.2) at the temperature 2: square roots, 2 to 1. */
    @Test
    void a_temperature_flattens_what_the_teacher_says() {
        FerDataset data = FerDataset.of(
                "test", LABELS, List.of(face("one", 80).label(ANGER).build()));

        assertThat(fear(new Distillation(1, 2).targets(new FirstPixel(), data), 0))
                .isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void many_samples_are_asked_about_in_batches_and_keep_their_order() {
        List<Sample> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            many.add(face("s" + i, i % 101).label(FEAR).build());
        }
        FirstPixel teacher = new FirstPixel();

        FerDataset taught = new Distillation(1, 1).targets(teacher, FerDataset.of("test", LABELS, many));

        assertThat(teacher.batches).containsExactly(256, 256, 88);
        for (int i = 0; i < 600; i++) {
            assertThat(taught.get(i).id()).isEqualTo("s" + i);
            assertThat(fear(taught, i)).isCloseTo(i % 101 / 100.0, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void a_share_out_of_range_is_refused(double share) {
        assertThatThrownBy(() -> new Distillation(share, 1))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("0 to 1");
    }

    @Test
    void a_teacher_over_other_labels_and_a_temperature_of_nothing_are_refused() {
        FerDataset data = FerDataset.of(
                "test",
                LabelSet.of(FEAR, HAPPINESS),
                List.of(face("one", 1).label(Emotion.FEAR).build()));

        assertThatThrownBy(() -> Distillation.half().targets(new FirstPixel(), data))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("teacher");
        assertThatThrownBy(() -> new Distillation(0.5, 0)).isInstanceOf(InvalidArgumentException.class);
    }

    private static double fear(FerDataset data, int row) {
        return data.get(row).target().orElseThrow().of(FEAR);
    }
}
