package io.github.fer4j.models.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Split;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.injection.NoiseInjection;
import io.github.fer4j.noise.loss.Loss;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
    private static FerDataset training;
    private static FerDataset validation;

    @BeforeAll
    static void drawFaces() {
        FerDataset faces =
                SyntheticFaces.builder().samplesPerClass(12).shares(0.7, 0.3).build();
        training = faces.split(Split.TRAIN);
        validation = faces.split(Split.VALIDATION);
    }

    private static Trainer small() {
        return Trainer.of(Zoo.simpleCnn().option("filters", "4,4,8").option("units", "8,8"))
                .batchSize(16)
                .epochs(1);
    }

    /** Notes which runs began, as opposed to those that were done already. */
    private static final class Begun implements StudyListener {
        final List<String> runs = new ArrayList<>();
        int ended;

        @Override
        public void onRunStart(String setting, long seed, int number, int planned) {
            runs.add(setting + " " + seed + " " + number + "/" + planned);
        }

        @Override
        public void onRunEnd(StudyRow row, int number, int planned) {
            ended++;
        }
    }

    @Test
    void every_setting_is_trained_with_every_seed_and_measured(@TempDir Path folder) {
        Begun begun = new Begun();
        StudyTable table = Study.in(folder)
                .setting("slow", small(), training, validation)
                .setting("fast", small().optimizer(Adam.of(1e-2)), training, validation)
                .seeds(1, 2)
                .listen(begun)
                .build()
                .run();
        assertThat(begun.runs).containsExactly("slow 1 1/4", "fast 1 2/4", "slow 2 3/4", "fast 2 4/4");
        assertThat(table.planned()).isEqualTo(4);
        assertThat(table.rows())
                .extracting(row -> row.setting() + " " + row.seed())
                .containsExactly("slow 1", "slow 2", "fast 1", "fast 2");
        assertThat(table.summary("slow"))
                .containsOnlyKeys("validation accuracy", "validation UAR", "validation macro F1", "validation loss");
        assertThat(table.toMarkdown(v -> String.format(java.util.Locale.ROOT, "%.3f", v))
                        .lines())
                .hasSize(4)
                .anyMatch(line -> line.matches("\\| fast \\| 2 \\|( [0-9.]+ ± [0-9.]+ \\|){4}"));
        assertThat(Files.exists(folder.resolve("run-" + table.rows().get(0).key())))
                .isFalse();
    }

    @Test
    void a_study_that_was_stopped_goes_on_and_does_anew_only_what_has_changed(@TempDir Path folder) {
        int[] asked = {0};
        Trainer stopping = small().cancelWhen(() -> ++asked[0] > 4); // an epoch has three batches: in the second run
        Begun first = new Begun();
        StudyTable part = study(folder, stopping, first);
        assertThat(part.rows()).hasSize(1);
        assertThat(part.planned()).isEqualTo(2);
        Begun second = new Begun();
        StudyTable whole = study(folder, small(), second);
        assertThat(second.runs).containsExactly("only 2 2/2");
        assertThat(second.ended).isEqualTo(2);
        assertThat(whole.rows()).hasSize(2);
        assertThat(whole.rows().get(0)).isEqualTo(part.rows().get(0));
        Begun third = new Begun();
        study(folder, small().batchSize(8), third);
        assertThat(third.runs).containsExactly("only 1 1/2", "only 2 2/2");
    }

    private static StudyTable study(Path folder, Trainer trainer, StudyListener listener) {
        return Study.in(folder)
                .setting("only", trainer, training, validation)
                .seeds(1, 2)
                .listen(listener)
                .build()
                .run();
    }

    @Test
    void the_data_may_follow_from_the_seed(@TempDir Path folder) {
        StudyTable table = Study.in(folder)
                .setting(
                        "noisy",
                        seed -> new StudyRun(
                                small(),
                                NoiseInjection.symmetric(0.3)
                                        .apply(training, seed)
                                        .dataset(),
                                validation))
                .seeds(3, 4)
                .build()
                .run();
        assertThat(new HashSet<>(table.rows().stream().map(StudyRow::key).toList()))
                .hasSize(2);
    }

    @Test
    void a_run_that_diverges_is_a_row_that_says_so(@TempDir Path folder) {
        Loss nan = new Loss() {
            @Override
            public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
                Arrays.fill(gradient, 0);
                return Double.NaN;
            }

            @Override
            public String describe() {
                return "no number";
            }
        };
        StudyTable table = Study.in(folder)
                .setting("broken", small().loss(nan), training, validation)
                .setting("sound", small(), training, validation)
                .build()
                .run();
        assertThat(table.rows().get(0).failed()).isTrue();
        assertThat(table.rows().get(0).failure()).contains("epoch 1, batch 1").contains("NaN");
        assertThat(table.rows().get(1).failed()).isFalse();
        assertThat(table.toMarkdown(String::valueOf)).contains("| broken | 0 (1 failed) |");
        assertThat(table.toCsv().lines()).hasSize(3).element(1).asString().startsWith("broken,42,\"epoch 1");
    }

    @Test
    void mean_and_deviation_are_those_of_the_textbook() {
        StudyTable table = new StudyTable(
                List.of(
                        new StudyRow("a", 1, "k", Map.of("f", 2.0), null),
                        new StudyRow("a", 2, "k", Map.of("f", 4.0), null),
                        new StudyRow("a", 3, "k", Map.of("f", 9.0), null),
                        new StudyRow("a", 4, "k", Map.of(), "failed")),
                4);
        StudyTable.Summary summary = table.summary("a").get("f");
        assertThat(summary.runs()).isEqualTo(3);
        assertThat(summary.mean()).isEqualTo(5);
        assertThat(summary.deviation()).isCloseTo(Math.sqrt(13), within(1e-12)); // (9 + 1 + 16) / 2
    }

    @Test
    void what_makes_no_study_is_refused(@TempDir Path folder) throws Exception {
        Study.Builder builder = Study.in(folder);
        assertThatThrownBy(builder::build).isInstanceOf(InvalidArgumentException.class);
        builder.setting("a", small(), training, validation);
        assertThatThrownBy(() -> builder.setting("a", small(), training, validation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'a'");
        assertThatThrownBy(() -> builder.seeds(1, 1)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.seeds()).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> builder.seeds(0)).isInstanceOf(InvalidArgumentException.class);
        Files.writeString(folder.resolve("runs.json"), "{\"runs\": [");
        assertThatThrownBy(() -> builder.build().run())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("runs.json");
    }
}
