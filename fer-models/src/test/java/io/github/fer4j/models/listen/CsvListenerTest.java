package io.github.fer4j.models.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerException;
import io.github.fer4j.models.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvListenerTest {
    @TempDir
    Path folder;

    @Test
    void after_each_epoch_the_file_has_a_line_for_each_so_far() throws IOException {
        Path file = folder.resolve("deep/history.csv");
        TrainingListener listener = Listeners.csv(file);
        listener.onStart(Runs.info(Runs.history(0)));
        assertThat(file).content().hasLineCount(1).startsWith("epoch,training_loss,");
        for (int epoch = 1; epoch <= 3; epoch++) {
            Runs.epochs(listener, epoch, epoch);
            assertThat(file).hasContent(Runs.history(epoch).toCsv());
        }
        assertThat(Files.readAllLines(file).get(2)).startsWith("2,1.000000,0.200000,1.500000,0.300000,");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file); // nothing temporary stays
        }
    }

    @Test
    void a_resumed_run_neither_repeats_nor_loses_epochs() throws IOException {
        Path file = folder.resolve("history.csv");
        TrainingListener killed = Listeners.csv(file);
        killed.onStart(Runs.info(Runs.history(0)));
        Runs.epochs(killed, 1, 4); // but the checkpoint is of epoch 2
        TrainingListener resumed = Listeners.csv(file);
        resumed.onStart(Runs.info(Runs.history(2)));
        assertThat(file).hasContent(Runs.history(2).toCsv());
        Runs.epochs(resumed, 3, 5);
        assertThat(Files.readAllLines(file))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .isEqualTo(List.of("epoch", "1", "2", "3", "4", "5"));
    }

    @Test
    void a_new_run_starts_the_file_anew_also_with_the_same_listener() {
        Path file = folder.resolve("history.csv");
        TrainingListener listener = Listeners.csv(file);
        Runs.whole(listener);
        Runs.whole(listener);
        assertThat(file).hasContent(Runs.history(Runs.EPOCHS).toCsv());
    }

    @Test
    void a_place_that_cannot_be_written_is_an_error_that_names_the_file_before_the_first_epoch() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder").resolve("history.csv");
        TrainingListener listener = Listeners.csv(file);
        assertThatThrownBy(() -> listener.onStart(Runs.info(Runs.history(0))))
                .isInstanceOf(FerException.class)
                .hasMessageContaining(file + ": the history cannot be written");
    }

    @Test
    void a_file_is_needed() {
        assertThatThrownBy(() -> Listeners.csv(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Listeners.tensorBoard(null)).isInstanceOf(NullPointerException.class);
    }
}
