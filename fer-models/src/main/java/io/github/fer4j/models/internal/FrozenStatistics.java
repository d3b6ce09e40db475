package io.github.fer4j.models.internal;

import java.util.function.Predicate;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Which layers of batch normalisation normalise by their running statistics while the net learns as well, as they do when it
 * is used, and keep those statistics as they are.
 */
public final class FrozenStatistics {
    private FrozenStatistics() {}

    /**
     * Freezes the statistics of some layers, and lets those of all others go on.
     *
     * @param net initialised
     * @param layers tells of the name of a layer whether its statistics stay
     */
    public static void set(ComputationGraph net, Predicate<String> layers) {
        for (Layer layer : net.getLayers()) {
            if (layer instanceof FastBatchNormalizationLayer norm) {
                norm.freezeStatistics(layers.test(layer.conf().getLayer().getLayerName()));
            }
        }
    }

    /**
     * Whether a layer's statistics are frozen.
     *
     * @param layer of any kind
     * @return true after {@link #set} chose it
     */
    public static boolean isIn(Layer layer) {
        return layer instanceof FastBatchNormalizationLayer norm && norm.hasFrozenStatistics();
    }

    /**
     * Whether the statistics of any layer are frozen, which only Deeplearning4j's own training step knows how to respect.
     *
     * @param net initialised
     * @return true after {@link #set} chose a layer
     */
    public static boolean areIn(ComputationGraph net) {
        for (Layer layer : net.getLayers()) {
            if (isIn(layer)) {
                return true;
            }
        }
        return false;
    }
}
