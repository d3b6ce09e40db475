package io.github.fer4j.models.train;

import io.github.fer4j.models.TrainedModel;
import java.util.Objects;

/**
 * What came of a run. Closing it closes the model.
 *
 * @param model of the best epoch
 * @param history of all epochs
 * @param end why the run ended
 */
public record TrainingResult(TrainedModel model, History history, End end) implements AutoCloseable {
    /** Why a run ended. */
    public enum End {
        /** All epochs were run. */
        COMPLETED,
        /** The validation data saw no better epoch for too long. */
        EARLY_STOPPED,
        /** The caller asked for it, or interrupted the thread; the model is that of the best epoch before. */
        CANCELLED,
        /** An error ended it: listeners hear of it, a result never has it. */
        FAILED
    }

    /** Checks that nothing is missing. */
    public TrainingResult {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(end, "end");
    }

    @Override
    public void close() {
        model.close();
    }
}
