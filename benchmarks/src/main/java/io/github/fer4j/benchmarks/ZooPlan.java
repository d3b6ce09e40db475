package io.github.fer4j.benchmarks;

import io.github.fer4j.benchmarks.NetPlan.Kind;
import io.github.fer4j.benchmarks.NetPlan.Node;
import io.github.fer4j.models.internal.ChannelScale;
import io.github.fer4j.models.internal.FastBatchNormalization;
import io.github.fer4j.models.internal.NativeRelu;
import io.github.fer4j.models.internal.SumRelu;
import io.github.fer4j.models.zoo.NetSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;

/** Writes a net of the zoo down as a {@link NetPlan}: fer4j's layers as the stock ones whose function they have. */
final class ZooPlan {
    private final ComputationGraphConfiguration configuration;
    private final List<Node> nodes = new ArrayList<>();
    /** What a node is called in the plan, where one of ours is two there. */
    private final Map<String, String> ends = new HashMap<>();

    private ZooPlan(ComputationGraphConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The plan of a net; empty if it has layers that stock Deeplearning4j has not. */
    static Optional<NetPlan> of(NetSpec spec, ComputationGraph net) {
        ZooPlan plan = new ZooPlan(net.getConfiguration());
        for (int i : net.topologicalSortOrder()) {
            String name = net.getVertices()[i].getVertexName();
            GraphVertex vertex = plan.configuration.getVertices().get(name);
            if (vertex != null && !plan.add(name, vertex)) {
                return Optional.empty();
            }
        }
        return Optional.of(new NetPlan(
                spec.preprocessing().channels(), spec.preprocessing().height(), List.copyOf(plan.nodes)));
    }

    private boolean add(String name, GraphVertex vertex) {
        List<String> inputs = configuration.getVertexInputs().get(name).stream()
                .map(input -> ends.getOrDefault(input, input))
                .toList();
        if (vertex instanceof LayerVertex layer) {
            return add(name, layer.getLayerConf().getLayer(), inputs);
        }
        if (vertex instanceof SumRelu) {
            add(Kind.SUM, name, inputs);
            return relu(name);
        }
        if (vertex instanceof ChannelScale) {
            return add(Kind.SCALE, name, inputs);
        }
        return vertex instanceof ElementWiseVertex sum
                && sum.getOp() == ElementWiseVertex.Op.Add
                && add(Kind.SUM, name, inputs);
    }

    private boolean add(String name, Layer layer, List<String> inputs) {
        if (layer instanceof DepthwiseConvolution2D conv) {
            return add(
                    Kind.DEPTHWISE,
                    name,
                    inputs,
                    conv.getKernelSize()[0],
                    conv.getStride()[0],
                    padding(conv.getConvolutionMode(), conv.getPadding()));
        }
        if (layer instanceof ConvolutionLayer conv) {
            return add(
                    Kind.CONVOLUTION,
                    name,
                    inputs,
                    conv.getNOut(),
                    conv.getKernelSize()[0],
                    conv.getStride()[0],
                    padding(conv.getConvolutionMode(), conv.getPadding()),
                    conv.hasBias() ? 1 : 0);
        }
        if (layer instanceof FastBatchNormalization norm) {
            add(Kind.NORM, name, inputs, norm.getEps());
            return !norm.isRelu() || relu(name);
        }
        if (layer instanceof ActivationLayer activation) {
            return activation(name, activation.getActivationFn(), inputs);
        }
        if (layer instanceof SubsamplingLayer pool) {
            return add(
                    Kind.MAX_POOL,
                    name,
                    inputs,
                    pool.getKernelSize()[0],
                    pool.getStride()[0],
                    padding(pool.getConvolutionMode(), pool.getPadding()));
        }
        if (layer instanceof GlobalPoolingLayer mean) {
            return add(Kind.MEAN, name, inputs, mean.isCollapseDimensions() ? 0 : 1);
        }
        if (layer instanceof OutputLayer output) {
            return add(Kind.LOGITS, name, inputs, output.getNOut());
        }
        if (layer instanceof LossLayer) {
            return add(Kind.LOSS, name, inputs, Workload.CLASSES);
        }
        if (layer instanceof DenseLayer dense) {
            add(Kind.DENSE, name, inputs, dense.getNOut());
            return relu(name);
        }
        return layer instanceof DropoutLayer dropout
                && add(Kind.DROPOUT, name, inputs, ((Dropout) dropout.getIDropout()).getP());
    }

    private boolean activation(String name, IActivation function, List<String> inputs) {
        if (function instanceof NativeRelu) {
            return add(Kind.RELU, name, inputs);
        }
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(one -> one.name().equalsIgnoreCase(function.toString()))
                .findFirst();
        return kind.isPresent() && add(kind.get(), name, inputs);
    }

    private boolean relu(String name) {
        ends.put(name, name + "-relu");
        return add(Kind.RELU, name + "-relu", List.of(name));
    }

    private boolean add(Kind kind, String name, List<String> inputs, double... numbers) {
        return nodes.add(
                new Node(kind, name, inputs, Arrays.stream(numbers).boxed().toList()));
    }

    private static int padding(ConvolutionMode mode, int[] pixels) {
        return mode == ConvolutionMode.Same ? NetPlan.SAME : pixels[0];
    }
}
