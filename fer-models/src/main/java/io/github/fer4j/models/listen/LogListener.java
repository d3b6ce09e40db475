package io.github.fer4j.models.listen;

import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.History;
import io.github.fer4j.models.train.TrainingListener;
import io.github.fer4j.models.train.TrainingResult;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;

/** See {@link Listeners#logging(Logger)}. */
final class LogListener implements TrainingListener {
    private static final int LINES_OF_AN_EPOCH = 10;

    private final Logger log;

    LogListener(Logger log) {
        this.log = Objects.requireNonNull(log, "log");
    }

    @Override
    public void onStart(RunInfo run) {
        int done = run.before().epochs().size();
        log.info(
                "{} {}: {} samples to learn from, {} to choose on, {} epochs of {} batches",
                done == 0 ? "training" : "training goes on after epoch " + done + ",",
                run.net(),
                run.trainingSamples(),
                run.validationSamples(),
                run.epochs(),
                run.batches());
        log.debug("settings {}", run.settings());
    }

    @Override
    public void onBatch(State state) {
        if (log.isDebugEnabled() && Pace.isDue(state.batch(), state.batches(), LINES_OF_AN_EPOCH)) {
            log.debug(String.format(
                    Locale.ROOT,
                    "epoch %d/%d batch %d/%d loss %.4f acc %.4f %.0f images/s, %s left",
                    state.epoch(),
                    state.epochs(),
                    state.batch(),
                    state.batches(),
                    state.loss(),
                    state.accuracy(),
                    state.imagesPerSecond(),
                    Lines.time(state.secondsLeft())));
        }
    }

    @Override
    public void onEpoch(Epoch epoch, int epochs) {
        if (log.isInfoEnabled()) {
            log.info(Lines.epoch(epoch, epochs));
        }
    }

    @Override
    public void onEnd(TrainingResult.End end, History history) {
        log.info("training {}", Lines.end(end, history));
    }
}
