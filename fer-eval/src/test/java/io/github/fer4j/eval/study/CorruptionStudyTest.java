package io.github.fer4j.eval.study;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.eval.corruption.Corruption.DARKNESS;
import static io.github.fer4j.eval.corruption.Corruption.NOISE;
import static io.github.fer4j.eval.study.PixelNet.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorruptionStudyTest {
    /** 100, 140, 180 and 220 are of fear; 10 to 40 of anger. */
    private static final FerDataset DATA = PixelNet.data(
            "pixels", LABELS, 10, ANGER, 20, ANGER, 30, ANGER, 40, ANGER, 100, FEAR, 140, FEAR, 180, FEAR, 220, FEAR);

    @TempDir
    Path folder;

    /** Says fear to what is bright. */
    private static final class Bright implements Classifier {
        private final int threshold;
        private int asked;

        Bright(int threshold) {
            this.threshold = threshold;
        }

        @Override
        public LabelSet labels() {
            return LABELS;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            asked += faces.size();
            return faces.stream()
                    .map(face -> Scores.certain(LABELS, face.get(0, 0, 0) >= threshold ? FEAR : ANGER))
                    .toList();
        }
    }

    private CorruptionStudy.Builder study(String name, Classifier model) {
        return CorruptionStudy.in(folder).model(name, model).data(DATA);
    }

    @Test
    void figures_in_the_dark_are_those_that_come_out_by_hand() {
        CorruptionTable table =
                study("bright", new Bright(90)).corruptions(DARKNESS).build().run();
        assertThat(table.clean("accuracy")).hasValue(1);
        // 0.7 leaves 70, 98, 126, 154; 0.5 leaves 50, 70, 90, 110; 0.35 leaves 77 at most; 0.22 and 0.12 less.
        double[] right = {7 / 8.0, 6 / 8.0, 4 / 8.0, 4 / 8.0, 4 / 8.0};
        for (int severity = 1; severity <= 5; severity++) {
            assertThat(table.of(DARKNESS, severity, "accuracy").orElseThrow().mean())
                    .isEqualTo(right[severity - 1]);
        }
        double error = (1 / 8.0 + 2 / 8.0 + 3 * 4 / 8.0) / 5;
        assertThat(table.error(DARKNESS).getAsDouble()).isCloseTo(error, within(1e-12));
        assertThat(table.meanCorruptionError().getAsDouble()).isCloseTo(error, within(1e-12));
        assertThat(table.relativeCorruptionError().getAsDouble()).isCloseTo(error, within(1e-12));
        assertThat(table.toMarkdown())
                .contains("Accuracy (%) of bright, 100.00 on images as they are")
                .contains("| darkness | 87.50 | 75.00 | 50.00 | 50.00 | 50.00 | 37.50 |")
                .contains("Mean corruption error 37.50 %, 37.50 points above");
        assertThat(table.toCsv().lines()).hasSize(7).element(1).asString().startsWith("none,0,-,,1.0");
    }

    @Test
    void errors_relative_to_another_model_are_those_of_the_paper() {
        CorruptionTable table = study("bright", new Bright(90))
                .corruptions(DARKNESS)
                .severities(1, 2)
                .build()
                .run();
        CorruptionTable baseline = study("brighter", new Bright(60))
                .corruptions(DARKNESS)
                .severities(1, 2)
                .build()
                .run();
        // The baseline errs on none and on one of eight, the other on one and on two.
        assertThat(table.meanCorruptionError(baseline).getAsDouble()).isCloseTo(3.0, within(1e-12));
        assertThat(baseline.meanCorruptionError(baseline).getAsDouble()).isCloseTo(1.0, within(1e-12));
        CorruptionTable other = study("bright", new Bright(90))
                .corruptions(DARKNESS)
                .severities(1)
                .build()
                .run();
        assertThatThrownBy(() -> table.meanCorruptionError(other)).isInstanceOf(InvalidArgumentException.class);
        CorruptionTable perfect = study("never wrong", new Bright(45))
                .corruptions(DARKNESS)
                .severities(1)
                .build()
                .run();
        assertThat(other.meanCorruptionError(perfect)).isEmpty();
    }

    @Test
    void it_goes_on_where_it_was_and_knows_another_model_under_the_same_name() {
        Bright model = new Bright(90);
        CorruptionTable part = study("m", model)
                .cancelWhen(() -> model.asked > 30 * DATA.size() / 2)
                .build()
                .run();
        assertThat(part.cells().isComplete()).isFalse();
        assertThat(part.meanCorruptionError()).isEmpty();
        assertThat(part.toMarkdown()).contains("Mean corruption error - %");
        int before = part.cells().cells().size();
        Bright second = new Bright(90);
        CorruptionTable whole = study("m", second).build().run();
        assertThat(whole.cells().cells()).hasSize(31);
        assertThat(whole.cells().cells().subList(0, before))
                .isEqualTo(part.cells().cells());
        assertThat(second.asked).isEqualTo((31 - before) * DATA.size() + DATA.size()); // and once to know it again
        Bright another = new Bright(30);
        study("m", another).build().run();
        assertThat(another.asked).isEqualTo(32 * DATA.size());
    }

    @Test
    void several_seeds_give_a_mean_and_a_deviation_of_what_is_random() {
        CorruptionTable table = study("bright", new Bright(90))
                .corruptions(NOISE, DARKNESS)
                .severities(5)
                .seeds(1, 2, 3, 4)
                .build()
                .run();
        assertThat(table.cells().planned()).isEqualTo(9);
        assertThat(table.of(NOISE, 5, "accuracy").orElseThrow().runs()).isEqualTo(4);
        assertThat(table.of(DARKNESS, 5, "accuracy").orElseThrow().deviation()).hasValue(0);
        assertThat(Stream.of(1, 2, 3, 4)
                        .map(seed -> table.cells()
                                .summary("accuracy", Map.of("seed", seed.toString(), "corruption", "noise"))))
                .allMatch(Optional::isPresent);
    }

    @Test
    void what_makes_no_study_is_refused() {
        CorruptionStudy.Builder builder = CorruptionStudy.in(folder);
        assertThatThrownBy(builder::build).hasMessageContaining("model(name, classifier)");
        builder.model("m", new Bright(1));
        assertThatThrownBy(builder::build).hasMessageContaining("data(test)");
        assertThatThrownBy(() -> builder.model(" ", new Bright(1))).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.data(DATA.take(0))).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.corruptions()).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.corruptions(NOISE, NOISE)).isInstanceOf(InvalidArgumentException.class);
        for (int[] severities : new int[][] {{}, {0}, {6}, {2, 1}, {1, 1}}) {
            assertThatThrownBy(() -> builder.severities(severities)).isInstanceOf(InvalidArgumentException.class);
        }
    }
}
