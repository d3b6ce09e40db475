package io.github.fer4j.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ModelFormatException;
import io.github.fer4j.Split;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.noise.loss.Losses;
import io.github.fer4j.noise.selection.KeepSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeTest {
    private static FerDataset training;
    private static FerDataset validation;

    @BeforeAll
    static void drawFaces() {
        FerDataset faces = KilledRun.faces();
        training = faces.split(Split.TRAIN);
        validation = faces.split(Split.VALIDATION);
    }

    @Test
    void a_process_that_is_killed_at_random_moments_and_started_again_gives_the_parameters_of_one_that_was_not(
            @TempDir Path folder) throws Exception {
        Random random = new Random(3);
        Path run = folder.resolve("run");
        Path model = folder.resolve("model.fer");
        int kills = 0;
        for (int epoch : new int[] {1, 4, 8}) {
            Process process = start(run, model);
            waitForEpoch(run, epoch, process);
            Thread.sleep(random.nextInt(250)); // in the midst of a step, of validating, or of writing
            kills += process.isAlive() ? 1 : 0;
            process.destroyForcibly().waitFor(); // SIGKILL: nothing is written any more
        }
        assertThat(kills).isGreaterThanOrEqualTo(2);
        assertThat(model).doesNotExist();
        assertThat(start(run, model).waitFor(120, TimeUnit.SECONDS)).isTrue();
        try (TrainingResult never = KilledRun.trainer().fit(training, validation);
                TrainedModel killed = TrainedModel.load(model)) {
            assertThat(killed.parameters()).isEqualTo(never.model().parameters());
        }
    }

    private static Process start(Path run, Path model) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        run.toString(),
                        model.toString())
                .redirectErrorStream(true)
                .redirectOutput(run.resolveSibling("output.txt").toFile())
                .start();
    }

    private static void waitForEpoch(Path run, int epoch, Process process) throws Exception {
        Path history = run.resolve("history.csv");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.exists(history) || Files.readAllLines(history).size() < epoch + 1) {
            assertThat(process.isAlive() && System.nanoTime() < until)
                    .as(() -> "the run goes on; it said: " + read(run.resolveSibling("output.txt")))
                    .isTrue();
            Thread.sleep(10);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    static Stream<Arguments> runs() {
        Trainer small = KilledRun.trainer().epochs(4);
        return Stream.of(
                Arguments.of("everything at once", small),
                Arguments.of("co-teaching", small.coTeaching(new KeepSchedule(0.3, 2, 1))),
                Arguments.of("stochastic weight averaging", small.weightAveraging(WeightAveraging.swa(0.25))),
                Arguments.of(
                        "plateau",
                        small.schedule(Schedule.constant())
                                .optimizer(Adam.of(1e-12))
                                .reduceLrOnPlateau(0.5, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void a_run_that_was_cancelled_and_resumed_is_the_run_that_was_not(
            String name, Trainer trainer, @TempDir Path folder) {
        StopAfter stop = new StopAfter(2);
        try (TrainingResult whole = trainer.fit(training, validation);
                TrainingResult half = trainer.checkpoints(folder)
                        .listen(stop)
                        .cancelWhen(stop::reached)
                        .fit(training, validation);
                TrainingResult rest = Trainer.resume(folder).fit(training, validation)) {
            assertThat(half.end()).isEqualTo(TrainingResult.End.CANCELLED);
            assertThat(half.history().epochs()).hasSize(2);
            assertThat(rest.end()).isEqualTo(TrainingResult.End.COMPLETED);
            assertThat(rest.model().parameters()).isEqualTo(whole.model().parameters());
            for (int i = 0; i < 4; i++) {
                Epoch expected = whole.history().epochs().get(i);
                assertThat(rest.history().epochs().get(i))
                        .usingRecursiveComparison()
                        .ignoringFields("seconds", "imagesPerSecond", "loaderWait")
                        .isEqualTo(expected);
            }
        }
    }

    private static final class StopAfter implements TrainingListener {
        private final int epochs;
        private volatile int seen;

        StopAfter(int epochs) {
            this.epochs = epochs;
        }

        @Override
        public void onEpoch(Epoch epoch, int planned) {
            seen = epoch.number();
        }

        boolean reached() {
            return seen >= epochs;
        }
    }

    @Test
    void a_run_that_was_done_gives_its_result_at_once(@TempDir Path folder) {
        Trainer trainer = KilledRun.trainer().epochs(2).checkpoints(folder);
        try (TrainingResult first = trainer.fit(training, validation);
                TrainingResult again = trainer.resuming().fit(training, validation)) {
            assertThat(again.model().parameters()).isEqualTo(first.model().parameters());
            assertThat(again.history()).isEqualTo(first.history());
            assertThat(again.end()).isEqualTo(TrainingResult.End.COMPLETED);
        }
    }

    @Test
    void a_folder_with_another_run_is_not_written_over(@TempDir Path folder) throws Exception {
        Trainer trainer = KilledRun.trainer().epochs(1).checkpoints(folder);
        trainer.fit(training, validation).close();
        byte[] before = Files.readAllBytes(folder.resolve(Checkpoint.FILE));
        assertThatThrownBy(() -> trainer.fit(training, validation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("resuming()")
                .hasMessageContaining("epoch 1");
        assertThatThrownBy(() -> trainer.batchSize(8).resuming().fit(training, validation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'batch size'")
                .hasMessageContaining("was 16, got 8");
        assertThatThrownBy(() -> trainer.resuming().fit(training.take(100), validation))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("training data");
        assertThat(Files.readAllBytes(folder.resolve(Checkpoint.FILE))).isEqualTo(before);
    }

    @Test
    void a_folder_without_a_checkpoint_cannot_be_resumed_from(@TempDir Path folder) {
        assertThatThrownBy(() -> Trainer.resume(folder))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(Checkpoint.FILE);
    }

    @Test
    void a_checkpoint_that_was_altered_or_cut_is_refused_wherever_it_was(@TempDir Path folder) throws Exception {
        KilledRun.trainer()
                .epochs(1)
                .checkpoints(folder)
                .fit(training, validation)
                .close();
        Path file = folder.resolve(Checkpoint.FILE);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = whole.clone();
            int at = i < 30 ? random.nextInt(40) : random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .as("bit changed in byte %d", at)
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining(Checkpoint.FILE);
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void a_saved_model_gives_its_run_back(@TempDir Path folder) {
        Trainer trainer = KilledRun.trainer()
                .epochs(2)
                .loss(Losses.symmetricCrossEntropy(0.1, 1).smoothed(0.05))
                .split("drawn, 70 to 30")
                .command("this test");
        try (TrainingResult run = trainer.fit(training, validation)) {
            run.model().save(folder.resolve("model.fer"));
            try (TrainedModel loaded = TrainedModel.load(folder.resolve("model.fer"));
                    TrainingResult again = Trainer.replay(loaded.card()).fit(training, validation)) {
                assertThat(again.model().parameters()).isEqualTo(run.model().parameters());
                assertThat(again.model().card()).isEqualTo(loaded.card());
                assertThat(loaded.card().training().split()).isEqualTo("drawn, 70 to 30");
                assertThat(loaded.card().training().command()).isEqualTo("this test");
                assertThat(loaded.card().training().uses())
                        .extracting(use -> use.role() + " " + use.samples())
                        .containsExactly("training " + training.size(), "validation " + validation.size());
            }
        }
    }

    @Test
    void settings_of_another_version_are_refused_by_name() {
        Map<String, String> settings =
                new java.util.HashMap<>(KilledRun.trainer().settings());
        settings.remove("mix");
        assertThatThrownBy(() -> TrainingSettings.parse(settings))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'mix'");
        settings.put("mix", "java.lang.Runtime");
        assertThatThrownBy(() -> TrainingSettings.parse(settings))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'mix'")
                .hasMessageContaining("java.lang.Runtime");
    }
}
