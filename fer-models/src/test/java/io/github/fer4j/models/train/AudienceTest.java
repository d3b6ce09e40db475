package io.github.fer4j.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerException;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.listen.RecordingLogger;
import io.github.fer4j.models.listen.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class AudienceTest {
    private final List<String> heard = new ArrayList<>();
    private final RecordingLogger log = new RecordingLogger(Level.WARN);

    private class Hearing implements TrainingListener {
        private final String name;

        Hearing(String name) {
            this.name = name;
        }

        @Override
        public void onStart(RunInfo run) {
            heard.add(name + " start");
        }

        @Override
        public void onBatch(State state) {
            heard.add(name + " batch " + state.epoch() + "." + state.batch());
        }

        @Override
        public void onEpoch(Epoch epoch, int epochs) {
            heard.add(name + " epoch " + epoch.number());
        }

        @Override
        public void onEnd(TrainingResult.End end, History history) {
            heard.add(name + " end");
        }

        @Override
        public String toString() {
            return "listener " + name;
        }
    }

    /** Throws when it is told of the second epoch. */
    private final class Throwing extends Hearing {
        Throwing() {
            super("bad");
        }

        @Override
        public void onEpoch(Epoch epoch, int epochs) {
            super.onEpoch(epoch, epochs);
            if (epoch.number() == 2) {
                throw new FerException("/full/disk.csv: no space left on device");
            }
        }
    }

    private TrainingListener audience(TrainingListener... listeners) {
        return new Audience(List.of(listeners), log);
    }

    @Test
    void all_are_told_all_in_their_order() {
        Runs.whole(audience(new Hearing("a"), new Hearing("b")));
        assertThat(heard)
                .startsWith("a start", "b start", "a batch 1.1", "b batch 1.1")
                .endsWith("a end", "b end");
        assertThat(heard).hasSize(2 * (1 + Runs.EPOCHS * (Runs.BATCHES + 1) + 1));
    }

    @Test
    void one_that_throws_is_told_no_more_and_named_once_while_the_run_and_the_others_go_on() {
        Runs.whole(audience(new Throwing(), new Hearing("good")));
        assertThat(heard.stream().filter(line -> line.startsWith("good"))).hasSize(27);
        assertThat(heard.stream().filter(line -> line.startsWith("bad"))).last().isEqualTo("bad epoch 2");
        assertThat(log.lines)
                .singleElement()
                .asString()
                .contains("the listener listener bad failed when told of the end of epoch 2");
    }

    @Test
    void one_that_failed_in_a_run_is_tried_again_in_the_next() {
        TrainingListener all = audience(new Throwing());
        Runs.whole(all);
        heard.clear();
        all.onStart(Runs.info(Runs.history(0)));
        assertThat(heard).containsExactly("bad start");
    }

    @Test
    void what_fails_before_the_first_batch_ends_the_run(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder").resolve("history.csv");
        TrainingListener all = audience(new Hearing("a"), Listeners.csv(file));
        assertThatThrownBy(() -> all.onStart(Runs.info(Runs.history(0))))
                .isInstanceOf(FerException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void errors_are_passed_on() {
        TrainingListener all = audience(new TrainingListener() {
            @Override
            public void onBatch(State state) {
                throw new OutOfMemoryError("as if");
            }
        });
        assertThatThrownBy(() -> all.onBatch(Runs.state(1, 1))).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void a_full_disk_in_the_midst_of_a_run_is_named_and_the_run_goes_on(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run/history.csv");
        TrainingListener all = audience(Listeners.csv(file), new Hearing("good"));
        all.onStart(Runs.info(Runs.history(0)));
        // As good as full: there is no folder any more, and none can be made.
        Files.delete(file);
        Files.delete(file.getParent());
        Files.writeString(file.getParent(), "in the way");
        Runs.epochs(all, 1, 5);
        assertThat(log.lines).singleElement().asString().contains(": the training goes on without it");
        assertThat(heard).contains("good epoch 5");
    }
}
