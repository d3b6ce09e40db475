package io.github.fer4j.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.fer4j.benchmarks.NetPlan.Kind;
import io.github.fer4j.benchmarks.NetPlan.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@link NetPlan} as a block of DJL. Its edges are padded alike, since libtorch knows no other padding; the work is the
 * same.
 */
final class DjlGraph extends AbstractBlock {
    private final NetPlan plan;
    /** Of the nodes that are layers. */
    private final Map<String, Block> layers = new LinkedHashMap<>();

    /** Channels behind each node. */
    private final Map<String, Integer> channels = new HashMap<>();

    DjlGraph(NetPlan plan) {
        this.plan = plan;
        channels.put(NetPlan.IMAGE, plan.channels());
        for (Node node : plan.nodes()) {
            int incoming = channels.get(node.inputs().get(0));
            boolean changes = node.kind() == Kind.CONVOLUTION || node.kind() == Kind.DENSE;
            channels.put(node.name(), changes ? node.integer(0) : incoming);
            Block block = layer(node, incoming);
            if (block != null) {
                layers.put(node.name(), addChildBlock(node.name(), block));
            }
        }
    }

    /** Null for what has no settings. */
    private static Block layer(Node node, int incoming) {
        return switch (node.kind()) {
            case CONVOLUTION ->
                convolution(node.integer(0), node.integer(1), node.integer(2), node.integer(3))
                        .optBias(node.number(4) == 1)
                        .build();
            case DEPTHWISE ->
                convolution(incoming, node.integer(0), node.integer(1), node.integer(2))
                        .optBias(false)
                        .optGroups(incoming)
                        .build();
            case NORM -> BatchNorm.builder().optEpsilon((float) node.number(0)).build();
            case MAX_POOL ->
                Pool.maxPool2dBlock(
                        new Shape(node.integer(0), node.integer(0)),
                        new Shape(node.integer(1), node.integer(1)),
                        square(NetPlan.pixels(node.integer(2), node.integer(0))));
            case DENSE, LOGITS -> Linear.builder().setUnits(node.integer(0)).build();
            case DROPOUT ->
                Dropout.builder().optRate((float) (1 - node.number(0))).build();
            case RELU, RELU6, SWISH, SIGMOID, MEAN, SUM, SCALE, LOSS -> null;
        };
    }

    private static Conv2d.Builder convolution(int filters, int kernel, int stride, int padding) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(square(kernel))
                .optStride(square(stride))
                .optPadding(square(NetPlan.pixels(padding, kernel)));
    }

    private static Shape square(int side) {
        return new Shape(side, side);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        Map<String, NDArray> values = new HashMap<>();
        values.put(NetPlan.IMAGE, inputs.head());
        NDArray last = inputs.head();
        for (Node node : plan.nodes()) {
            NDArray first = values.get(node.inputs().get(0));
            last = switch (node.kind()) {
                case RELU -> Activation.relu(first);
                case RELU6 -> first.clip(0, 6);
                case SWISH -> Activation.swish(first, 1);
                case SIGMOID -> Activation.sigmoid(first);
                case MEAN -> mean(first, node.number(0) == 1);
                case SUM -> first.add(values.get(node.inputs().get(1)));
                case SCALE -> first.mul(values.get(node.inputs().get(1)));
                case LOSS -> first;
                case DENSE, LOGITS ->
                    forward(node, store, first.reshape(first.getShape().get(0), -1), training);
                case CONVOLUTION, DEPTHWISE, NORM, MAX_POOL, DROPOUT -> forward(node, store, first, training);
            };
            values.put(node.name(), last);
        }
        return new NDList(last);
    }

    /** Over height and width, as one axis: outside of training DJL takes no two. */
    private static NDArray mean(NDArray maps, boolean keepsAxes) {
        long images = maps.getShape().get(0);
        long channels = maps.getShape().get(1);
        NDArray mean = maps.reshape(images, channels, -1).mean(new int[] {2}, false);
        return keepsAxes ? mean.reshape(images, channels, 1, 1) : mean;
    }

    private NDArray forward(Node node, ParameterStore store, NDArray input, boolean training) {
        return layers.get(node.name())
                .forward(store, new NDList(input), training)
                .singletonOrThrow();
    }

    /** Shapes are followed by hand, as the layers ask for those of their inputs. */
    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Map<String, Shape> shapes = new HashMap<>();
        shapes.put(NetPlan.IMAGE, inputShapes[0]);
        for (Node node : plan.nodes()) {
            Shape in = shapes.get(node.inputs().get(0));
            Shape taken = node.kind() == Kind.DENSE || node.kind() == Kind.LOGITS
                    ? new Shape(in.get(0), in.slice(1).size())
                    : in;
            Block block = layers.get(node.name());
            Shape out = taken;
            if (block != null) {
                block.initialize(manager, dataType, taken);
                out = block.getOutputShapes(new Shape[] {taken})[0];
            } else if (node.kind() == Kind.MEAN) {
                out = node.number(0) == 1 ? new Shape(in.get(0), in.get(1), 1, 1) : new Shape(in.get(0), in.get(1));
            }
            shapes.put(node.name(), out);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Node last = plan.nodes().get(plan.nodes().size() - 1);
        return new Shape[] {new Shape(inputShapes[0].get(0), last.integer(0))};
    }
}
