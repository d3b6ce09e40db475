package io.github.fer4j.models.internal.onnx;

import static io.github.fer4j.models.internal.onnx.Attributes.whole;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Writes max pooling, and the mean over height and width. */
final class Poolings {
    private Poolings() {}

    static String max(SubsamplingLayer layer, Site site) {
        if (layer.getPoolingType() != PoolingType.MAX) {
            throw site.refused("pooling by " + layer.getPoolingType() + " is not known");
        }
        int[] edges = Edges.of(
                layer.getConvolutionMode(),
                layer.getKernelSize(),
                layer.getStride(),
                layer.getDilation(),
                layer.getPadding(),
                site.maps());
        return site.graph()
                .node(
                        "MaxPool",
                        site.output(),
                        List.of(site.input()),
                        whole("kernel_shape", layer.getKernelSize()),
                        whole("strides", layer.getStride()),
                        whole("dilations", layer.getDilation()),
                        whole("pads", edges));
    }

    static String mean(GlobalPoolingLayer layer, Site site) {
        if (layer.getPoolingType() != PoolingType.AVG) {
            throw site.refused("global pooling by " + layer.getPoolingType() + " is not known");
        }
        site.maps();
        GraphWriter graph = site.graph();
        if (!layer.isCollapseDimensions()) {
            return graph.node("GlobalAveragePool", site.output(), List.of(site.input()));
        }
        String means = graph.node("GlobalAveragePool", site.own("means"), List.of(site.input()));
        return graph.node("Flatten", site.output(), List.of(means), whole("axis", 1));
    }
}
