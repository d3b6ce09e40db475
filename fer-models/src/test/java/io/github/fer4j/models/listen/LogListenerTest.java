package io.github.fer4j.models.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.models.train.TrainingListener;
import io.github.fer4j.models.train.TrainingListener.State;
import io.github.fer4j.models.train.TrainingResult;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class LogListenerTest {
    @Test
    void at_level_info_a_run_is_a_line_for_its_start_each_epoch_and_its_end() {
        RecordingLogger log = new RecordingLogger(Level.INFO);
        Runs.whole(Listeners.logging(log));
        assertThat(log.lines).hasSize(7);
        assertThat(log.lines.get(0))
                .startsWith("INFO training customCnn(")
                .endsWith(": 128 samples to learn from, 40 to choose on, 5 epochs of 4 batches");
        assertThat(log.lines.get(2))
                .isEqualTo("INFO epoch 2/5  loss 1.0000 acc 0.2000 | validation loss 1.5000 acc 0.3000"
                        + " | lr 5.00e-04  502 images/s  1:02");
        assertThat(log.lines.get(5)).startsWith("INFO epoch 5/5").endsWith("  best");
        assertThat(log.lines.get(6)).isEqualTo("INFO training completed after epoch 5, best was epoch 5");
    }

    @Test
    void at_level_debug_an_epoch_has_ten_lines_more_with_the_time_left() {
        RecordingLogger log = new RecordingLogger(Level.DEBUG);
        TrainingListener listener = Listeners.logging(log);
        for (int batch = 1; batch <= 448; batch++) {
            listener.onBatch(new State(2, 60, batch, 448, 1.25, 0.5, 812.4, 3_725));
        }
        assertThat(log.lines).hasSize(10);
        assertThat(log.lines.get(9))
                .isEqualTo("DEBUG epoch 2/60 batch 448/448 loss 1.2500 acc 0.5000 812 images/s, 1:02:05 left");
    }

    @Test
    void a_resumed_and_a_cancelled_run_say_so() {
        RecordingLogger log = new RecordingLogger(Level.INFO);
        TrainingListener listener = Listeners.logging(log);
        listener.onStart(Runs.info(Runs.history(2)));
        listener.onEnd(TrainingResult.End.EARLY_STOPPED, Runs.history(2));
        listener.onEnd(TrainingResult.End.CANCELLED, Runs.history(0));
        assertThat(log.lines.get(0)).startsWith("INFO training goes on after epoch 2, customCnn(");
        assertThat(log.lines.get(1)).isEqualTo("INFO training early stopped after epoch 2, best was epoch 1");
        assertThat(log.lines.get(2)).isEqualTo("INFO training cancelled after epoch 0, which gave no model");
    }

    @Test
    void a_log_is_needed() {
        assertThatThrownBy(() -> Listeners.logging(null)).isInstanceOf(NullPointerException.class);
    }
}
