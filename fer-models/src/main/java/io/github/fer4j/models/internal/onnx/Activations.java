package io.github.fer4j.models.internal.onnx;

import io.github.fer4j.models.internal.NativeRelu;
import io.github.fer4j.models.internal.attention.ExactGelu;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Writes activations: those of the zoo, layers of their own or part of others. */
final class Activations {
    private Activations() {}

    static String layer(ActivationLayer layer, Site site) {
        return apply(layer.getActivationFn(), site.input(), site);
    }

    /** The name that a layer's sums have: that of its output where nothing follows. */
    static String sums(IActivation function, Site site) {
        return isIdentity(function) ? site.output() : site.own("sum");
    }

    static boolean isIdentity(IActivation function) {
        return function instanceof ActivationIdentity;
    }

    /** Applies a function to a tensor and gives the site's output; the tensor itself for the identity. */
    static String apply(IActivation function, String input, Site site) {
        GraphWriter graph = site.graph();
        String output = site.output();
        if (isIdentity(function)) {
            return input;
        }
        if (function instanceof NativeRelu || function instanceof ActivationReLU) {
            return graph.node("Relu", output, List.of(input));
        }
        if (function instanceof ActivationReLU6) {
            return graph.node("Clip", output, List.of(input, graph.scalar(0), graph.scalar(6)));
        }
        if (function instanceof ActivationSigmoid) {
            return graph.node("Sigmoid", output, List.of(input));
        }
        if (function instanceof ActivationTanH) {
            return graph.node("Tanh", output, List.of(input));
        }
        if (function instanceof ActivationSwish) {
            String gates = graph.node("Sigmoid", site.own("gates"), List.of(input));
            return graph.node("Mul", output, List.of(input, gates));
        }
        if (function instanceof ExactGelu) {
            return gelu(input, site);
        }
        throw site.refused("the activation " + function + " is not known");
    }

    /** {@code x (1 + erf(x / sqrt 2)) / 2}: opset 20 has an operation for it; engines know this form and fuse it. */
    static String gelu(String input, Site site) {
        GraphWriter graph = site.graph();
        String scaled = graph.node("Div", site.own("scaled"), List.of(input, graph.scalar((float) Math.sqrt(2))));
        String erf = graph.node("Erf", site.own("erf"), List.of(scaled));
        String twice = graph.node("Add", site.own("twice"), List.of(erf, graph.scalar(1)));
        String product = graph.node("Mul", site.own("product"), List.of(input, twice));
        return graph.node("Mul", site.output(), List.of(product, graph.scalar(0.5f)));
    }
}
