package io.github.fer4j.models.internal.onnx;

import io.github.fer4j.models.internal.FastBatchNormalization;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Which batch normalisation becomes part of which convolution: that which alone reads what a convolution without an
 * activation gives. A line behind a sum of products only changes its weights and biases.
 */
final class Folding {
    private final ComputationGraphConfiguration configuration;

    /** Convolution to normalisation. */
    private final Map<String, String> folded = new HashMap<>();

    private final Set<String> norms = new HashSet<>();

    private Folding(ComputationGraphConfiguration configuration) {
        this.configuration = configuration;
    }

    static Folding of(ComputationGraphConfiguration configuration) {
        Folding folding = new Folding(configuration);
        Map<String, Integer> readers = new HashMap<>();
        configuration
                .getVertexInputs()
                .values()
                .forEach(inputs -> inputs.forEach(name -> readers.merge(name, 1, Integer::sum)));
        configuration.getVertices().forEach((name, vertex) -> {
            if (layer(vertex) instanceof FastBatchNormalization) {
                List<String> inputs = configuration.getVertexInputs().get(name);
                String before = inputs.get(0);
                if (readers.get(before) == 1
                        && layer(configuration.getVertices().get(before)) instanceof ConvolutionLayer convolution
                        && Activations.isIdentity(convolution.getActivationFn())) {
                    folding.folded.put(before, name);
                    folding.norms.add(name);
                }
            }
        });
        return folding;
    }

    private static Layer layer(GraphVertex vertex) {
        return vertex instanceof LayerVertex layerVertex
                ? layerVertex.getLayerConf().getLayer()
                : null;
    }

    /** Whether a normalisation is part of the convolution before it. */
    boolean isFolded(String name) {
        return norms.contains(name);
    }

    /** The line to fold into a layer, or null. */
    NormLine lineBehind(String name, Map<String, INDArray> parameters) {
        String norm = folded.get(name);
        if (norm == null) {
            return null;
        }
        FastBatchNormalization layer =
                (FastBatchNormalization) layer(configuration.getVertices().get(norm));
        return NormLine.of(layer, new LayerParameters(norm, parameters));
    }
}
