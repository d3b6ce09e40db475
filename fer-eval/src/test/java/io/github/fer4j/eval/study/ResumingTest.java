package io.github.fer4j.eval.study;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.eval.study.PixelNet.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.UnreadableImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all studies have from their grid, on one with three methods and two rates: six cells, each with its training. */
class ResumingTest {
    private static final FerDataset TRAIN = PixelNet.data("train", LABELS, 1, ANGER, 2, FEAR);
    private static final FerDataset TEST = PixelNet.data("test", LABELS, 1, ANGER, 2, FEAR, 3, FEAR);

    @TempDir
    Path folder;

    private final List<String> trained = new ArrayList<>();

    /** Notes what began, and what was done before. */
    private static final class Noted implements StudyProgress {
        final List<String> begun = new ArrayList<>();
        final List<Boolean> before = new ArrayList<>();

        @Override
        public void onCellStart(Map<String, String> at, int number, int planned) {
            begun.add(at.get("method") + " " + at.get("rate") + " " + number + "/" + planned);
        }

        @Override
        public void onCellEnd(StudyCell cell, boolean wasBefore, int number, int planned) {
            before.add(wasBefore);
        }
    }

    static NoiseRobustnessStudy.Builder study(Path folder, Function<TrainingTask, Classifier> train) {
        return NoiseRobustnessStudy.in(folder)
                .data(TRAIN, TEST)
                .noise((data, rate, seed) -> rate == 0
                        ? data
                        : data.filter(sample -> sample.label().orElseThrow().equals(ANGER)))
                .rates(0, 0.5)
                .method("one", train)
                .method("two", train)
                .method("three", train);
    }

    private NoiseRobustnessStudy.Builder study() {
        return study(folder, task -> {
            trained.add(task.name());
            return new PixelNet(task);
        });
    }

    @Test
    void a_study_that_was_cancelled_goes_on_where_it_was() {
        NoiseTable part = study().cancelWhen(() -> trained.size() == 4).build().run();
        // The fourth training was under way when it was to stop, so its result does not count.
        assertThat(part.cells().cells()).hasSize(3);
        assertThat(part.cells().isComplete()).isFalse();
        assertThat(part.toMarkdown()).contains("- not done: 3 of 6 cells");
        trained.clear();

        Noted noted = new Noted();
        NoiseTable whole = study().listen(noted).build().run();
        assertThat(trained)
                .containsExactly("one at noise rate 0.5", "two at noise rate 0.5", "three at noise rate 0.5");
        assertThat(noted.begun).containsExactly("one 0.5 4/6", "two 0.5 5/6", "three 0.5 6/6");
        assertThat(noted.before).containsExactly(true, true, true, false, false, false);
        assertThat(whole.cells().cells().subList(0, 3)).isEqualTo(part.cells().cells());
        assertThat(whole.of("two", 0, "accuracy").orElseThrow().mean()).isEqualTo(2 / 3.0);
        assertThat(whole.of("two", 0.5, "accuracy").orElseThrow().mean()).isEqualTo(1 / 3.0);
        assertThat(whole.toMarkdown()).contains("| method | 0.0 | 0.5 |").doesNotContain("not done");
    }

    @Test
    void a_process_that_is_killed_leaves_what_was_done() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledStudy.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("out.txt")))
                .isEqualTo(KilledStudy.EXIT);
        NoiseTable whole = study().build().run();
        assertThat(whole.cells().isComplete()).isTrue();
        assertThat(trained).hasSize(6 - KilledStudy.DONE).first().isEqualTo("three at noise rate 0.0");
    }

    /** Halts the process in its third training. */
    static final class KilledStudy {
        static final int DONE = 2;
        static final int EXIT = 9;

        public static void main(String[] arguments) {
            int[] begun = {0};
            study(Path.of(arguments[0]), task -> {
                        if (++begun[0] > DONE) {
                            Runtime.getRuntime().halt(EXIT);
                        }
                        return new PixelNet(task);
                    })
                    .build()
                    .run();
        }
    }

    @Test
    void an_interrupt_stops_it_and_what_was_under_way_does_not_count() {
        NoiseTable part = study(folder, task -> {
                    if (task.name().equals("two at noise rate 0.0")) {
                        Thread.currentThread().interrupt();
                        assertThat(task.cancelled().getAsBoolean()).isTrue();
                    }
                    return new PixelNet(task);
                })
                .build()
                .run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(part.cells().cells()).hasSize(1);
        assertThat(study().build().run().cells().isComplete()).isTrue();
        assertThat(trained).hasSize(5);
    }

    @Test
    void other_settings_or_data_find_nothing_and_the_old_ones_find_all_again() {
        study().settings("rate 0.1").build().run();
        study().settings("rate 0.01").build().run();
        assertThat(trained).hasSize(12);
        List<Sample> changed = new ArrayList<>(TEST.samples());
        changed.set(0, changed.get(0).withImage(Image.gray(1, 1, new byte[] {9})));
        study().settings("rate 0.1")
                .data(TRAIN, FerDataset.of("test", LABELS, changed))
                .build()
                .run();
        assertThat(trained).hasSize(18);
        study().settings("rate 0.1").seeds(7).build().run();
        assertThat(trained).hasSize(24);
        study().settings("rate 0.1").build().run();
        assertThat(trained).hasSize(24);
    }

    @Test
    void a_training_that_fails_is_a_cell_that_says_so_and_is_tried_again_when_its_file_is_removed() throws IOException {
        Function<TrainingTask, Classifier> diverging = task -> {
            trained.add(task.name());
            if (task.name().startsWith("two")) {
                throw new FerException("epoch 1: the loss is\nNaN");
            }
            return new PixelNet(task);
        };
        NoiseTable table = study(folder, diverging).build().run();
        assertThat(table.cells().isComplete()).isTrue();
        assertThat(table.cells().failures()).hasSize(2);
        assertThat(table.of("two", 0, "accuracy")).isEmpty();
        assertThat(table.toMarkdown())
                .contains("| two |  |  |")
                .contains("- failed: method two, rate 0.0, seed 42: epoch 1: the loss is NaN");
        assertThat(table.toCsv()).contains("two,0.0,42,\"epoch 1: the loss is\nNaN\",,,");
        assertThat(study().build().run().cells().failures()).hasSize(2);
        assertThat(trained).hasSize(6);
        for (StudyCell failed : table.cells().failures()) {
            Files.delete(folder.resolve(failed.key() + ".json"));
        }
        assertThat(study().build().run().cells().failures()).isEmpty();
        assertThat(trained).hasSize(8);
    }

    @Test
    void an_argument_that_makes_no_sense_stops_the_study() {
        assertThatThrownBy(() -> study(folder, task -> {
                            throw new InvalidArgumentException("there is at least 1 epoch, got 0");
                        })
                        .build()
                        .run())
                .isInstanceOf(InvalidArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void checkpoints_of_a_training_are_found_again_and_deleted_when_it_is_done() {
        Function<TrainingTask, Classifier> inTwoSteps = task -> {
            Path checkpoint = task.folder().resolve("epoch-1");
            if (Files.exists(checkpoint)) {
                return new PixelNet(task);
            }
            try {
                Files.createDirectories(task.folder());
                Files.writeString(checkpoint, task.name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException("the power went off");
        };
        for (int done = 0; done < 6; done++) {
            assertThatThrownBy(() -> study(folder, inTwoSteps).build().run()).isInstanceOf(IllegalStateException.class);
            assertThat(files("training-")).hasSize(1);
        }
        assertThat(study(folder, inTwoSteps).build().run().cells().isComplete()).isTrue();
        assertThat(files("training-")).isEmpty();
        assertThat(files("")).hasSize(6);
    }

    private List<String> files(String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_result_that_cannot_be_read_is_named_with_the_remedy() throws IOException {
        StudyCell cell = study().build().run().cells().cells().get(2);
        Path file = folder.resolve(cell.key() + ".json");
        for (String text : List.of(
                "",
                "{\"format\": \"fer4j",
                "[]",
                "{}",
                "null",
                Files.readString(file).replace(cell.key(), "0"))) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> study().build().run())
                    .as(text)
                    .isInstanceOf(FerException.class)
                    .hasMessageContaining(file.getFileName().toString())
                    .hasMessageContaining("remove it");
        }
    }

    @Test
    void test_images_that_cannot_be_read_are_counted() {
        List<Sample> samples = new ArrayList<>(TEST.samples());
        samples.add(Sample.builder("broken", () -> {
                    throw new UnreadableImageException("it is truncated");
                })
                .label(ANGER)
                .build());
        NoiseTable table = study().data(TRAIN, FerDataset.of("test", LABELS, samples))
                .build()
                .run();
        assertThat(table.cells().cells().get(0).figures())
                .containsEntry("samples", 3.0)
                .containsEntry("unreadable", 1.0);
    }

    @Test
    void what_makes_no_noise_study_is_refused() {
        NoiseRobustnessStudy.Builder builder = NoiseRobustnessStudy.in(folder);
        assertThatThrownBy(builder::build).hasMessageContaining("data(train, test)");
        builder.data(TRAIN, TEST);
        assertThatThrownBy(builder::build).hasMessageContaining("noise(...)");
        builder.noise((data, rate, seed) -> data);
        assertThatThrownBy(builder::build).hasMessageContaining("method(name, train)");
        for (double[] rates : new double[][] {{}, {0.2, 0.1}, {0.1, 0.1}, {-0.1}, {1.1}, {Double.NaN}}) {
            assertThatThrownBy(() -> builder.rates(rates)).isInstanceOf(InvalidArgumentException.class);
        }
        assertThatThrownBy(() -> builder.listen(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.cancelWhen(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.settings(null)).isInstanceOf(NullPointerException.class);
    }
}
