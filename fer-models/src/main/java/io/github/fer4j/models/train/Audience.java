package io.github.fer4j.models.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a run, told in their order. A run of days must not die of a full disk under a csv file, nor hide that it was
 * full: {@link Trainer#listen} says what becomes of one that throws.
 */
final class Audience implements TrainingListener {
    private final List<TrainingListener> listeners;
    /** Those that have not failed in this run. */
    private final List<TrainingListener> told;

    private final Logger log;

    Audience(List<TrainingListener> listeners) {
        this(listeners, LoggerFactory.getLogger(Trainer.class));
    }

    /** @param log where those that fail are named */
    Audience(List<TrainingListener> listeners, Logger log) {
        this.log = log;
        this.listeners = listeners;
        this.told = new ArrayList<>(listeners);
    }

    @Override
    public void onStart(RunInfo run) {
        told.clear();
        told.addAll(listeners);
        told.forEach(listener -> listener.onStart(run));
    }

    @Override
    public void onNet(ComputationGraph net) {
        told.forEach(listener -> listener.onNet(net));
    }

    @Override
    public void onBatch(State state) {
        tell("a batch of epoch " + state.epoch(), listener -> listener.onBatch(state));
    }

    @Override
    public void onEpoch(Epoch epoch, int epochs) {
        tell("the end of epoch " + epoch.number(), listener -> listener.onEpoch(epoch, epochs));
    }

    @Override
    public void onEnd(TrainingResult.End end, History history) {
        tell("the end of the run", listener -> listener.onEnd(end, history));
    }

    private void tell(String what, Consumer<TrainingListener> message) {
        told.removeIf(listener -> {
            try {
                message.accept(listener);
                return false;
            } catch (RuntimeException e) {
                log.warn("the listener {} failed when told of {}: the training goes on without it", listener, what, e);
                return true;
            }
        });
    }
}
