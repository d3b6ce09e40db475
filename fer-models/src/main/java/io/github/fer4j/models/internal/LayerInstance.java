package io.github.fer4j.models.internal;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j asks of every configuration when it makes its layer. */
final class LayerInstance {
    private LayerInstance() {}

    /**
     * Sets a new layer up.
     *
     * @param listeners null in a {@code ComputationGraph}
     * @param view the layer's part of the net's parameters
     * @param parameters the same by name
     */
    static Layer of(
            Layer layer,
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray view,
            Map<String, INDArray> parameters) {
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(view);
        layer.setParamTable(parameters);
        layer.setConf(conf);
        return layer;
    }
}
