package io.github.fer4j.models.train;

import io.github.fer4j.models.zoo.NetSpec;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Told how a run goes, by the training thread: be quick. */
public interface TrainingListener {
    /**
     * The run begins, or goes on from a checkpoint.
     *
     * @param run what it is
     */
    default void onStart(RunInfo run) {}

    /**
     * The net that is about to learn, for listeners of Deeplearning4j's own. Told once, after {@link #onStart}.
     *
     * @param net to look at, not to change
     */
    default void onNet(ComputationGraph net) {}

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
     * The run is over; also told where it fails.
     *
     * @param end why
     * @param history of all epochs
     */
    default void onEnd(TrainingResult.End end, History history) {}

    /**
     * A run that begins.
     *
     * @param net what is trained
     * @param settings setting to value, as in the model's card
     * @param trainingSamples how many are learned from
     * @param validationSamples how many the best epoch is chosen on
     * @param epochs planned
     * @param batches of an epoch
     * @param before the epochs that a resumed run has done already; empty in a new one
     */
    record RunInfo(
            NetSpec net,
            Map<String, String> settings,
            int trainingSamples,
            int validationSamples,
            int epochs,
            int batches,
            History before) {}

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
}
