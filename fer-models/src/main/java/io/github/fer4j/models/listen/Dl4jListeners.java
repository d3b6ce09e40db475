package io.github.fer4j.models.listen;

import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.TrainingListener;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** See {@link Listeners#deeplearning4j}. */
final class Dl4jListeners implements TrainingListener {
    private final List<org.deeplearning4j.optimize.api.TrainingListener> listeners;
    private List<GuardedDl4jListener> attached = List.of();
    private ComputationGraph net;

    Dl4jListeners(List<org.deeplearning4j.optimize.api.TrainingListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void onNet(ComputationGraph learning) {
        net = learning;
        attached = listeners.stream().map(GuardedDl4jListener::new).toList();
        net.addListeners(attached.toArray(GuardedDl4jListener[]::new));
        attached.forEach(listener -> listener.onEpochStart(net));
    }

    /** Deeplearning4j says so itself only where it goes through the data itself. */
    @Override
    public void onEpoch(Epoch epoch, int epochs) {
        for (GuardedDl4jListener listener : attached) {
            listener.onEpochEnd(net);
            if (epoch.number() < epochs) {
                listener.onEpochStart(net);
            }
        }
    }
}
