package io.github.fer4j.models;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.models.zoo.NetSpec;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The last bias of a net: what is added to it is added to the logits, be the layer dense or a convolution before a mean. */
final class HeadBias {
    private static final String BIAS = "b";

    private HeadBias() {}

    /**
     * Adds to the logits of a net.
     *
     * @param net whose parameters change
     * @param spec what the net is
     * @param offsets one for each class, in the order of the labels
     * @throws InvalidArgumentException if the net's last layer has no bias for each class
     */
    static void add(ComputationGraph net, NetSpec spec, double[] offsets) {
        INDArray bias = find(net);
        if (bias == null || bias.length() < offsets.length) {
            throw new InvalidArgumentException(
                    spec + ": scores are weighted by the bias of the last layer, which has none for each class");
        }
        // Valence and arousal lie behind the classes and keep theirs.
        for (int k = 0; k < offsets.length; k++) {
            bias.putScalar(k, bias.getDouble(k) + offsets[k]);
        }
    }

    private static INDArray find(ComputationGraph net) {
        int[] order = net.topologicalSortOrder();
        for (int i = order.length - 1; i >= 0; i--) {
            GraphVertex vertex = net.getVertices()[order[i]];
            Layer layer = vertex.hasLayer() ? vertex.getLayer() : null;
            if (layer != null && layer.numParams() > 0) {
                return layer.getParam(BIAS);
            }
        }
        return null;
    }
}
