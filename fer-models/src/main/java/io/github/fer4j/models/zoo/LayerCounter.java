package io.github.fer4j.models.zoo;

import io.github.fer4j.models.internal.attention.MultiplyAdds;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;

/** Counts parameters, multiply-adds and activations by the shapes that a configuration implies. */
final class LayerCounter {
    private int layers;
    private long parameters;
    private long statistics;
    private long multiplyAdds;
    private long activations;

    private LayerCounter() {}

    static NetSummary count(NetSpec spec, ComputationGraphConfiguration configuration) {
        LayerCounter counter = new LayerCounter();
        Map<String, InputType> types = configuration.getLayerActivationTypes(Zoo.inputType(spec));
        configuration.getVertices().forEach((name, vertex) -> counter.add(vertex, types.get(name)));
        return new NetSummary(
                spec,
                counter.layers,
                counter.parameters,
                counter.parameters - counter.statistics,
                counter.multiplyAdds,
                counter.activations);
    }

    private void add(GraphVertex vertex, InputType output) {
        activations += output.arrayElementsPerExample();
        if (vertex instanceof LayerVertex layerVertex) {
            Layer layer = layerVertex.getLayerConf().getLayer();
            long own = layer.initializer().numParams(layer);
            parameters += own;
            if (layer instanceof BatchNormalization norm) {
                statistics += 2 * norm.getNOut();
            }
            long products = multiplyAdds(layer, output);
            multiplyAdds += products;
            layers += products > 0 && own > 0 ? 1 : 0;
        }
    }

    /** Every output value is a sum of so many products as a filter has weights. */
    private static long multiplyAdds(Layer layer, InputType output) {
        if (layer instanceof MultiplyAdds counted) {
            return counted.multiplyAdds(output);
        }
        long values = output.arrayElementsPerExample();
        if (layer instanceof ConvolutionLayer convolution) {
            long area = (long) convolution.getKernelSize()[0] * convolution.getKernelSize()[1];
            return values * area * (layer instanceof DepthwiseConvolution2D ? 1 : convolution.getNIn());
        }
        if (layer instanceof DenseLayer dense) {
            return values * dense.getNIn();
        }
        return layer instanceof OutputLayer logits ? values * logits.getNIn() : 0;
    }
}
