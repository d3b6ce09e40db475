package io.github.fer4j.models.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerException;
import io.github.fer4j.models.listen.EventFile.Event;
import io.github.fer4j.models.train.TrainingListener;
import io.github.fer4j.models.train.TrainingListener.State;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardListenerTest {
    @TempDir
    Path folder;

    private static Clock at(long second) {
        return Clock.fixed(Instant.ofEpochSecond(second, 250_000_000), ZoneOffset.UTC);
    }

    private TrainingListener listener(long second) {
        return new TensorBoardListener(folder, at(second));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private List<Event> events() throws IOException {
        assertThat(files()).hasSize(1);
        return EventFile.read(files().get(0));
    }

    private static List<Long> steps(List<Event> events, String tag) {
        return events.stream()
                .filter(event -> event.scalars().containsKey(tag))
                .map(Event::step)
                .toList();
    }

    @Test
    void the_checksum_of_the_readers_own_is_that_of_the_catalogue() {
        assertThat(EventFile.crc32c("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0xe3069283);
    }

    /** Records that TensorBoard 2.21.0's own RecordWriter and protocol buffers wrote. */
    @Test
    void its_bytes_are_those_of_tensorboard() {
        assertThat(HexFormat.of().formatHex(EventRecords.frame(Events.version(1.5))))
                .isEqualTo("1800000000000000a37f4b2209000000000000f83f1a0d627261696e2e4576656e743a322a28646c");
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("loss/training", 0.75);
        figures.put("loss/validation", Double.NaN);
        assertThat(HexFormat.of().formatHex(EventRecords.frame(Events.scalars(1_700_000_000.25, 300, figures))))
                .isEqualTo("3c00000000000000c8b7a3520900001040fc54d94110ac022a2e0a140a0d6c6f73732f747261696e696e67"
                        + "150000403f0a160a0f6c6f73732f76616c69646174696f6e150000c07f04ba5526");
    }

    @Test
    void a_run_is_one_file_whose_name_tensorboard_knows() throws IOException {
        Runs.whole(listener(1_700_000_000));
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("events.out.tfevents.1700000000.fer4j");
        Event first = events().get(0);
        assertThat(first.version()).isEqualTo("brain.Event:2");
        assertThat(first.wallTime()).isEqualTo(1_700_000_000.25);
        assertThat(events().stream().skip(1)).allMatch(event -> event.version() == null);
    }

    @Test
    void each_epoch_gives_its_figures_at_its_number() throws IOException {
        Runs.whole(listener(5));
        assertThat(steps(events(), "loss/validation")).containsExactly(1L, 2L, 3L, 4L, 5L);
        Event second = events().stream()
                .filter(event -> event.scalars().containsKey("loss/validation") && event.step() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(second.scalars())
                .containsEntry("loss/training", 1f)
                .containsEntry("loss/validation", 1.5f)
                .containsEntry("accuracy/training", 0.2f)
                .containsEntry("accuracy/validation", 0.3f)
                .containsEntry("run/learning_rate", 0.0005f)
                .containsEntry("run/images_per_second", 502f)
                .containsEntry("run/loader_wait", 0.02f)
                .containsEntry("run/seconds", 62f);
    }

    @Test
    void each_batch_of_a_short_epoch_gives_the_means_so_far_at_its_number_in_the_run() throws IOException {
        Runs.whole(listener(5));
        List<Event> batches = events().stream()
                .filter(event -> event.scalars().containsKey("epoch_so_far/loss"))
                .toList();
        assertThat(batches).hasSize(Runs.EPOCHS * Runs.BATCHES);
        // The third batch of the fourth epoch.
        assertThat(batches.get(14).step()).isEqualTo(3 * Runs.BATCHES + 3);
        assertThat(batches.get(14).scalars())
                .containsOnly(
                        Map.entry("epoch_so_far/loss", 4.3f),
                        Map.entry("epoch_so_far/accuracy", 0.5f),
                        Map.entry("epoch_so_far/images_per_second", 321f));
    }

    @Test
    void a_long_epoch_gives_a_hundred_of_its_batches_and_its_last() throws IOException {
        TrainingListener listener = listener(5);
        listener.onStart(Runs.info(Runs.history(0)));
        for (int batch = 1; batch <= 1234; batch++) {
            listener.onBatch(new State(1, 1, batch, 1234, 1, 0.5, 100, 10));
        }
        assertThat(steps(events(), "epoch_so_far/loss")).hasSize(100).contains(1234L);
    }

    @Test
    void the_settings_are_a_table_of_text() throws IOException {
        Runs.whole(listener(5));
        String table = events().get(1).texts().get("run/settings");
        assertThat(table)
                .startsWith("| setting | value |\n| --- | --- |\n| net | customCnn(")
                .contains("| batch size | 32 |\n", "| optimizer | Adam \\| 0.001 |\n", "| training samples | 128 |\n");
    }

    @Test
    void a_resumed_run_goes_on_behind_the_epochs_that_are_done() throws IOException {
        TrainingListener killed = listener(100);
        killed.onStart(Runs.info(Runs.history(0)));
        Runs.epochs(killed, 1, 3); // the checkpoint is of epoch 2
        killed.onBatch(Runs.state(4, 1));
        TrainingListener resumed = listener(200);
        resumed.onStart(Runs.info(Runs.history(2)));
        Runs.epochs(resumed, 3, 5);

        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("events.out.tfevents.0000000200.fer4j");
        assertThat(steps(events(), "loss/training")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(steps(events(), "epoch_so_far/loss")).hasSize(20).doesNotHaveDuplicates();
        // What was done before keeps its time, what is done again has a new one.
        assertThat(events().stream().filter(event -> event.scalars().containsKey("loss/training")))
                .extracting(Event::wallTime)
                .containsExactly(100.25, 100.25, 200.25, 200.25, 200.25);
    }

    @Test
    void a_resumed_run_mends_what_the_killed_one_left_half_written_or_lost() throws IOException {
        TrainingListener killed = listener(100);
        killed.onStart(Runs.info(Runs.history(0)));
        Runs.epochs(killed, 1, 2);
        try (RandomAccessFile file = new RandomAccessFile(files().get(0).toFile(), "rw")) {
            file.setLength(file.length() - 5); // in the midst of epoch 2's record
        }
        TrainingListener resumed = listener(200);
        resumed.onStart(Runs.info(Runs.history(3)));
        Runs.epochs(resumed, 4, 5);
        assertThat(steps(events(), "loss/training")).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void any_byte_that_is_damaged_ends_what_is_taken_over_there_and_nothing_is_made_up() throws IOException {
        byte[] first = EventRecords.frame(Events.scalars(1, 1, Map.of("epoch_so_far/loss", 0.5)));
        byte[] second = EventRecords.frame(Events.scalars(1, 2, Map.of("epoch_so_far/loss", 0.25)));
        Path file = folder.resolve("records");
        for (int damaged = 0; damaged < second.length; damaged++) {
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            both[first.length + damaged] ^= 0x41;
            Files.write(file, both);
            List<Long> steps = new ArrayList<>();
            EventRecords.forEach(file, event -> steps.add(Events.step(event)));
            assertThat(steps).as("byte " + damaged).containsExactly(1L);
        }
    }

    @Test
    void a_run_resumed_in_another_folder_has_its_earlier_epochs_too() throws IOException {
        TrainingListener resumed = listener(200);
        resumed.onStart(Runs.info(Runs.history(2)));
        Runs.epochs(resumed, 3, 5);
        assertThat(steps(events(), "loss/training")).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_new_run_replaces_the_file_of_an_older_one_and_leaves_those_of_others_alone() throws IOException {
        Path other = folder.resolve("events.out.tfevents.0000000050.somebody");
        Files.write(other, new byte[] {1, 2, 3});
        Runs.whole(listener(100));
        Runs.whole(listener(200));
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("events.out.tfevents.0000000050.somebody", "events.out.tfevents.0000000200.fer4j");
        assertThat(steps(EventFile.read(files().get(1)), "loss/training")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(other).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void two_runs_within_a_second_are_one_file_of_the_second() throws IOException {
        Runs.whole(listener(100));
        Runs.whole(listener(100));
        assertThat(steps(events(), "loss/training")).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_place_that_cannot_be_written_is_an_error_that_names_the_file() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
        TrainingListener listener = Listeners.tensorBoard(file);
        assertThatThrownBy(() -> listener.onStart(Runs.info(Runs.history(0))))
                .isInstanceOf(FerException.class)
                .hasMessageContaining(file + "/events.out.tfevents.")
                .hasMessageContaining("cannot be written");
    }

    @Test
    void a_file_that_vanishes_during_the_run_is_an_error_that_names_it() throws IOException {
        TrainingListener listener = listener(100);
        listener.onStart(Runs.info(Runs.history(0)));
        Files.delete(files().get(0));
        assertThatThrownBy(() -> listener.onEpoch(Runs.epoch(1), Runs.EPOCHS))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("events.out.tfevents.0000000100.fer4j: the events for TensorBoard cannot be");
    }
}
