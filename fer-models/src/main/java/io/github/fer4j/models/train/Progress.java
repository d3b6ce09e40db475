package io.github.fer4j.models.train;

import java.io.PrintStream;

/** Told how a run goes, by the training thread: be quick. */
public interface Progress {
    /**
     * A batch is done.
     *
     * @param state where the run is
     */
    default void onBatch(State state) {}

    /**
     * An epoch is done.
     *
     * @param epoch its figures
     * @param epochs how many are planned
     */
    default void onEpoch(Epoch epoch, int epochs) {}

    /**
     * Where a run is.
     *
     * @param epoch counted from 1
     * @param epochs planned
     * @param batch of the epoch, counted from 1
     * @param batches of the epoch
     * @param loss mean over the epoch so far
     * @param accuracy share of hits over the epoch so far
     * @param imagesPerSecond over the epoch so far
     * @param secondsLeft of the whole run, at this speed
     */
    record State(
            int epoch,
            int epochs,
            int batch,
            int batches,
            double loss,
            double accuracy,
            double imagesPerSecond,
            double secondsLeft) {}

    /** Says nothing. */
    static Progress none() {
        return new Progress() {};
    }

    /**
     * A line for each epoch and, where a person is watching a terminal, a bar that moves, with images/s and time left.
     *
     * @param out such as {@code System.err}
     * @return the progress
     */
    static Progress to(PrintStream out) {
        return new ProgressBar(out, System.console() != null);
    }
}
