package io.github.fer4j.models.zoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * A part of a net that papers speak of as one, such as the blocks of a ResNet that work at the same size. Transfer learning
 * freezes nets to a stage, and lets stages learn at rates of their own.
 *
 * @param name such as {@code stem}, {@code stage2} or {@code head}
 * @param layers the names of its layers, in the order in which they were added
 * @param parameters of all of them, running statistics of batch normalisation included
 */
public record Stage(String name, List<String> layers, long parameters) {
    /** The last stage: what is replaced for other classes. */
    static final String HEAD = "head";

    /** Copies the layers. */
    public Stage {
        layers = List.copyOf(layers);
    }

    static List<Stage> of(ComputationGraphConfiguration configuration) {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        Map<String, Long> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, GraphVertex> entry : configuration.getVertices().entrySet()) {
            String stage = nameOf(entry.getKey());
            layers.computeIfAbsent(stage, none -> new ArrayList<>()).add(entry.getKey());
            parameters.merge(stage, parametersOf(entry.getValue()), Long::sum);
        }
        List<Stage> stages = new ArrayList<>();
        layers.forEach((name, names) -> stages.add(new Stage(name, names, parameters.get(name))));
        return List.copyOf(stages);
    }

    /** The layer that gives the logits is alone in having a name without a stage. */
    private static String nameOf(String layer) {
        int end = layer.indexOf('-');
        return end < 0 ? HEAD : layer.substring(0, end);
    }

    private static long parametersOf(GraphVertex vertex) {
        if (vertex instanceof LayerVertex layerVertex) {
            Layer layer = layerVertex.getLayerConf().getLayer();
            return layer.initializer().numParams(layer);
        }
        return vertex.numParams(false);
    }
}
