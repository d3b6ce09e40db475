package io.github.fer4j.models.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.models.train.TrainingListener;
import io.github.fer4j.models.train.TrainingListener.State;
import io.github.fer4j.models.train.TrainingResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleListenerTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private long seconds = -1_000_000; // System.nanoTime may be negative

    private TrainingListener listener(boolean terminal) {
        return new ConsoleListener(out, terminal, () -> seconds * 1_000_000_000);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void where_nobody_watches_there_is_a_line_for_each_epoch_and_no_other() {
        Runs.whole(Listeners.console(out));
        assertThat(printed().lines()).hasSize(5);
        assertThat(printed()).doesNotContain("\r").contains("epoch 5/5  loss 0.4000 acc 0.5000 | validation loss 0.6");
    }

    @Test
    void where_nobody_watches_a_long_epoch_has_a_line_each_minute() {
        TrainingListener listener = listener(false);
        listener.onStart(Runs.info(Runs.history(0)));
        for (int batch = 1; batch <= 200; batch++) {
            seconds++;
            listener.onBatch(new State(1, 3, batch, 200, 1.5, 0.25, 32, 400));
        }
        assertThat(printed().lines())
                .containsExactly(
                        "epoch 1/3  batch 60/200  loss 1.500 acc 0.250 32 images/s 6:40 left",
                        "epoch 1/3  batch 120/200  loss 1.500 acc 0.250 32 images/s 6:40 left",
                        "epoch 1/3  batch 180/200  loss 1.500 acc 0.250 32 images/s 6:40 left");
    }

    @Test
    void on_a_terminal_a_bar_moves_and_fits_into_eighty_columns() {
        TrainingListener listener = listener(true);
        listener.onStart(Runs.info(Runs.history(0)));
        for (int batch = 1; batch <= 4; batch++) {
            seconds++;
            listener.onBatch(new State(12, 1000, batch, 4, 1.5, 0.25, 12_345, 400_000));
        }
        List<String> bars = List.of(printed().split("\r"));
        assertThat(bars).hasSize(5); // nothing stands before the first
        assertThat(bars.get(1))
                .startsWith("epoch 12/1000 [===         ] loss 1.500 acc 0.250 12345 images/s 111:06:40");
        assertThat(bars.get(4)).startsWith("epoch 12/1000 [============]");
        assertThat(bars.subList(1, 5)).allMatch(bar -> bar.length() == 79);
        assertThat(printed()).doesNotContain("\n");
    }

    @Test
    void on_a_terminal_an_epochs_line_covers_the_bar() {
        TrainingListener listener = listener(true);
        listener.onStart(Runs.info(Runs.history(0)));
        listener.onBatch(Runs.state(1, 4));
        listener.onEpoch(Runs.epoch(1), Runs.EPOCHS);
        String line = printed().substring(printed().lastIndexOf('\r') + 1);
        assertThat(line).startsWith("epoch 1/5  loss").hasSizeGreaterThan(79).endsWith(System.lineSeparator());
    }

    @Test
    void batches_that_come_faster_than_the_eye_are_not_all_drawn() {
        TrainingListener listener = listener(true);
        listener.onStart(Runs.info(Runs.history(0)));
        for (int batch = 1; batch <= 4; batch++) {
            listener.onBatch(Runs.state(1, batch)); // the clock stands still
        }
        assertThat(printed()).containsOnlyOnce("\r");
    }

    @Test
    void time_left_that_is_not_known_is_a_question_mark() {
        TrainingListener listener = listener(true);
        for (double left : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
            seconds++;
            listener.onBatch(new State(1, 1, 1, 2, 1, 0, 0, left));
        }
        assertThat(printed().split("\\? left", -1)).hasSize(4);
    }

    @Test
    void a_run_that_goes_on_or_ends_early_says_so() {
        TrainingListener listener = listener(false);
        listener.onStart(Runs.info(Runs.history(2)));
        Runs.epochs(listener, 3, 4);
        listener.onEnd(TrainingResult.End.EARLY_STOPPED, Runs.history(4));
        List<String> lines = printed().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("goes on after epoch 2");
        assertThat(lines.get(3)).isEqualTo("early stopped after epoch 4, best was epoch 3");
    }

    @Test
    void a_stream_is_needed() {
        assertThatThrownBy(() -> Listeners.console(null)).isInstanceOf(NullPointerException.class);
    }
}
