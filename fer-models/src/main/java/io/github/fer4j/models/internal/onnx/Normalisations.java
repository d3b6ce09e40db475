package io.github.fer4j.models.internal.onnx;

import io.github.fer4j.models.internal.attention.LayerNorm;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** Writes normalisations: batch normalisation that stands alone, as the line that it is, and layer normalisation. */
final class Normalisations {
    private Normalisations() {}

    static String batch(BatchNormalization layer, Site site) {
        NormLine line = NormLine.of(layer, site.parameters());
        GraphWriter graph = site.graph();
        int channels = line.scale().length;
        float[] zeros = new float[channels];
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        // Mean 0, variance 1 and epsilon 0 leave gamma and beta, which are the line's: one pass over the maps.
        String output = graph.node(
                "BatchNormalization",
                line.relu() ? site.own("line") : site.output(),
                List.of(
                        site.input(),
                        graph.constant(site.own("scale"), line.scaled(ones), channels),
                        graph.constant(site.own("shift"), line.moved(null), channels),
                        graph.constant(site.own("mean"), zeros, channels),
                        graph.constant(site.own("variance"), ones, channels)),
                Attributes.real("epsilon", 0));
        return line.relu() ? graph.node("Relu", site.output(), List.of(output)) : output;
    }

    static String layer(LayerNorm layer, Site site) {
        GraphWriter graph = site.graph();
        long width = site.tokens().getSize();
        return graph.node(
                "LayerNormalization",
                site.output(),
                List.of(
                        site.input(),
                        graph.constant(site.own("gamma"), site.parameters().floats(LayerNorm.GAMMA), width),
                        graph.constant(site.own("beta"), site.parameters().floats(LayerNorm.BETA), width)),
                Attributes.whole("axis", -1),
                Attributes.real("epsilon", layer.getEpsilon()));
    }
}
