package io.github.fer4j.models.internal.onnx;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;

/** Writes dense layers, the output layer among them, and what is nothing after training. */
final class Denses {
    private Denses() {}

    static String dense(DenseLayer layer, Site site) {
        if (layer.isHasLayerNorm()) {
            throw site.refused("a dense layer with layer normalisation is not known");
        }
        return product(layer, layer.hasBias(), site);
    }

    static String output(OutputLayer layer, Site site) {
        return product(layer, layer.hasBias(), site);
    }

    private static String product(FeedForwardLayer layer, boolean hasBias, Site site) {
        GraphWriter graph = site.graph();
        List<String> inputs = new ArrayList<>(List.of(
                site.input(),
                graph.constant(
                        site.own("W"),
                        site.parameters().floats(DefaultParamInitializer.WEIGHT_KEY),
                        layer.getNIn(),
                        layer.getNOut())));
        if (hasBias) {
            inputs.add(graph.constant(
                    site.own("b"), site.parameters().floats(DefaultParamInitializer.BIAS_KEY), layer.getNOut()));
        }
        String sums = graph.node("Gemm", Activations.sums(layer.getActivationFn(), site), inputs);
        return Activations.apply(layer.getActivationFn(), sums, site);
    }

    /** The loss is for training; what comes in goes out. */
    static String loss(LossLayer layer, Site site) {
        return Activations.apply(layer.getActivationFn(), site.input(), site);
    }

    /** Sets nothing to zero after training; an activation that its configuration inherits is not applied by Deeplearning4j either. */
    static String dropout(DropoutLayer layer, Site site) {
        return site.input();
    }
}
