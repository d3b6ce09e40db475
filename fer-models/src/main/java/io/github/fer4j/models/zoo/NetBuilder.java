package io.github.fer4j.models.zoo;

import static io.github.fer4j.models.zoo.Conv.conv1x1;
import static io.github.fer4j.models.zoo.Conv.conv3x3;

import io.github.fer4j.models.internal.ChannelScale;
import io.github.fer4j.models.internal.FastBatchNormalization;
import io.github.fer4j.models.internal.FastConvolution;
import io.github.fer4j.models.internal.FastDepthwiseConvolution;
import io.github.fer4j.models.internal.FastRelu6;
import io.github.fer4j.models.internal.NativeRelu;
import io.github.fer4j.models.internal.SpatialScale;
import io.github.fer4j.models.internal.SumRelu;
import io.github.fer4j.models.internal.attention.ExactGelu;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A graph under construction, one layer behind the other, from layers in the forms that are fast here. Each method adds to
 * the end and returns this. Where the graph branches, the branches are given as what each adds: both begin where the graph
 * ends now, and it goes on from where they meet.
 */
final class NetBuilder {
    /** The name of the input. */
    static final String INPUT = "image";

    private final GraphBuilder graph;
    private final NetSpec spec;
    private String last = INPUT;
    private int channels;
    /** How many layers a stage has. */
    private final Map<String, Integer> layers = new HashMap<>();

    private String stage = "";
    private Padding padding = Padding.SAME;
    private double normEpsilon = 1e-5;
    private boolean endsInLogits;

    NetBuilder(GraphBuilder graph, NetSpec spec) {
        this.graph = graph;
        this.spec = spec;
        this.channels = spec.preprocessing().channels();
    }

    /** The name of the layer that was added last. */
    String last() {
        return last;
    }

    /** The channels of what was added last. */
    int channels() {
        return channels;
    }

    /** The number of outputs: the classes, and two more with valence and arousal. */
    int outputs() {
        return spec.outputs();
    }

    /** The shorter side of the image. */
    int side() {
        return Math.min(spec.preprocessing().height(), spec.preprocessing().width());
    }

    /** Whether what was added last is the logits already, so that no output layer with weights follows. */
    boolean endsInLogits() {
        return endsInLogits;
    }

    /**
     * Begins a {@linkplain Stage stage}: the names of the layers that follow begin with it, such as {@code stage2-conv7},
     * and are counted from 1, so that they do not hang on the stages before. The last one of a net is {@code head}, with what is replaced for other classes.
     */
    NetBuilder stage(String name) {
        stage = name + "-";
        return this;
    }

    /** How the edges are padded from here on; {@link Padding#SAME} at first. */
    NetBuilder padding(Padding newPadding) {
        padding = newPadding;
        return this;
    }

    /** What batch normalisation adds to the variance from here on; 1e-5 at first. */
    NetBuilder normEpsilon(double epsilon) {
        normEpsilon = epsilon;
        return this;
    }

    /**
     * A 3x3 convolution with bias, then 2x2 max pooling and ReLU. The pooling comes before the ReLU: both only pass the
     * larger value on, so the function is the same, and the ReLU has a quarter of the work.
     */
    NetBuilder convPoolRelu(int filters) {
        return convWithBias(conv3x3(filters)).maxPool().relu();
    }

    /** A 3x3 convolution, batch normalisation, ReLU. */
    NetBuilder convNormRelu(int filters) {
        return convNormRelu(conv3x3(filters));
    }

    /** Convolution without bias, batch normalisation, ReLU. */
    NetBuilder convNormRelu(Conv conv) {
        return conv(conv).norm(true);
    }

    /** Convolution without bias, batch normalisation. */
    NetBuilder convNorm(Conv conv) {
        return conv(conv).norm(false);
    }

    /** A convolution without bias. */
    NetBuilder conv(Conv conv) {
        return convolution(conv, false);
    }

    /** A convolution with bias. */
    NetBuilder convWithBias(Conv conv) {
        return convolution(conv, true);
    }

    private NetBuilder convolution(Conv conv, boolean bias) {
        channels = conv.filters();
        return add("conv", (Layer)
                // Nobody asks for the gradient of the image itself, so the first convolution does not work it out.
                new FastConvolution.Builder(conv.kernel(), conv.kernel())
                        .first(last.equals(INPUT))
                        .nOut(conv.filters())
                        .stride(conv.stride(), conv.stride())
                        .convolutionMode(padding.mode())
                        .padding(padding.of(conv.kernel()))
                        .hasBias(bias)
                        .activation(Activation.IDENTITY)
                        .build());
    }

    /** A convolution of each channel by itself, without bias. */
    NetBuilder depthwise(int kernel, int stride) {
        // Deeplearning4j takes all channels for inputs of a filter, and so begins with weights that are far too small.
        double deviation = Math.sqrt(2.0 / (kernel * kernel));
        return add(
                "depthwise",
                new FastDepthwiseConvolution.Builder(kernel, kernel)
                        .depthMultiplier(1)
                        .stride(stride, stride)
                        .convolutionMode(padding.mode())
                        .padding(padding.of(kernel))
                        .hasBias(false)
                        .weightInit(new NormalDistribution(0, deviation))
                        .activation(Activation.IDENTITY)
                        .build());
    }

    /** Batch normalisation. */
    NetBuilder norm() {
        return norm(false);
    }

    /** Batch normalisation, ReLU. */
    NetBuilder normRelu() {
        return norm(true);
    }

    private NetBuilder norm(boolean relu) {
        return add("norm", (Layer)
                new FastBatchNormalization.Builder().relu(relu).eps(normEpsilon).build());
    }

    /** ReLU. */
    NetBuilder relu() {
        return add("relu", new ActivationLayer(new NativeRelu()));
    }

    /** ReLU6. */
    NetBuilder relu6() {
        return add("relu6", new ActivationLayer(new FastRelu6()));
    }

    /** Another activation. */
    NetBuilder activation(Activation function) {
        return add(function.name().toLowerCase(Locale.ROOT), new ActivationLayer(function));
    }

    /** GELU, the exact one. */
    NetBuilder gelu() {
        return add("gelu", new ActivationLayer(new ExactGelu()));
    }

    /** 2x2 max pooling, stride 2; a line that is left over is dropped. */
    NetBuilder maxPool() {
        return maxPool(2, Padding.VALID);
    }

    /** 3x3 max pooling, stride 2, padded. */
    NetBuilder maxPool3x3() {
        return maxPool(3, padding);
    }

    private NetBuilder maxPool(int kernel, Padding edges) {
        return add(
                "pool",
                new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(kernel, kernel)
                        .stride(2, 2)
                        .convolutionMode(edges.mode())
                        .padding(edges.of(kernel))
                        .build());
    }

    /** The mean over height and width: {@code [batch, channels, h, w]} to {@code [batch, channels]}. */
    NetBuilder globalAveragePool() {
        return add("mean", new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
    }

    /** The mean over height and width, which stay as axes: {@code [batch, channels, 1, 1]}. */
    NetBuilder squeeze() {
        return add(
                "squeeze",
                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                        .collapseDimensions(false)
                        .build());
    }

    /** A dense layer, then ReLU. Feature maps are flattened before it. */
    NetBuilder denseRelu(int units) {
        channels = units;
        return add(
                "dense",
                new DenseLayer.Builder()
                        .nOut(units)
                        .activation(new NativeRelu())
                        .build());
    }

    /** Sets a share of the features to zero while training; none for a share of 0. */
    NetBuilder dropout(double share) {
        if (share == 0) {
            return this;
        }
        // Takes the number of the layer that it thins out: the names of the others are the same with and without it.
        String name = stage + "dropout" + layers.getOrDefault(stage, 0);
        // Deeplearning4j's argument is the share that is kept.
        return addNamed(name, new DropoutLayer.Builder(1 - share).build());
    }

    /** The sum of two branches of one shape, then ReLU: a residual block (He et al. 2016). */
    NetBuilder sumRelu(Consumer<NetBuilder> main, Consumer<NetBuilder> shortcut) {
        return join("sum", new SumRelu(), main, shortcut);
    }

    /** The sum of two branches of one shape. */
    NetBuilder sum(Consumer<NetBuilder> main, Consumer<NetBuilder> shortcut) {
        return join("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), main, shortcut);
    }

    /** What comes in, added to what the branch makes of it. */
    NetBuilder sum(Consumer<NetBuilder> main) {
        return sum(main, unchanged -> {});
    }

    /**
     * The shortcut of a residual block: what comes in, or where the shape changes a 1x1 convolution of it with batch
     * normalisation ("option B" of He et al.).
     */
    NetBuilder project(int filters, int stride) {
        return stride == 1 && filters == channels
                ? this
                : convNorm(conv1x1(filters).stride(stride));
    }

    /**
     * Squeeze-and-excitation (Hu et al. 2018): each channel times a gate in (0, 1), which a small net of two layers makes
     * of the means of all channels. The inner activation is the given one.
     */
    NetBuilder squeezeExcite(int squeezed, Activation inner) {
        int all = channels;
        return join(
                "scale",
                new ChannelScale(),
                maps -> {},
                gates -> gates.squeeze()
                        .convWithBias(conv1x1(squeezed))
                        .activation(inner)
                        .convWithBias(conv1x1(all))
                        .activation(Activation.SIGMOID));
    }

    /** Says that what was added last is the logits, {@code [batch, classes]}. */
    NetBuilder logits() {
        endsInLogits = true;
        return this;
    }

    /**
     * A place in the graph to go on from.
     *
     * @param name of a layer
     * @param channels that it puts out
     */
    record End(String name, int channels) {}

    /** Where the graph ends now. */
    End end() {
        return new End(last, channels);
    }

    /** The graph goes on from here. */
    NetBuilder from(End end) {
        last = end.name();
        channels = end.channels();
        return this;
    }

    /** The channels of these ends, one behind the other. */
    NetBuilder concat(End... ends) {
        return meet(
                "concat",
                new MergeVertex(),
                Arrays.stream(ends).mapToInt(End::channels).sum(),
                ends);
    }

    /** The element-wise sum of two ends. */
    NetBuilder plus(End a, End b) {
        return meet("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), a.channels(), a, b);
    }

    /** The first end less the second. */
    NetBuilder minus(End a, End b) {
        return meet("difference", new ElementWiseVertex(ElementWiseVertex.Op.Subtract), a.channels(), a, b);
    }

    /** Each channel of feature maps times its gate. */
    NetBuilder scaleChannels(End maps, End gates) {
        return meet("scale", new ChannelScale(), maps.channels(), maps, gates);
    }

    /** Each position of feature maps times its gate. */
    NetBuilder scalePositions(End maps, End gates) {
        return meet("scale", new SpatialScale(), maps.channels(), maps, gates);
    }

    private NetBuilder meet(String kind, GraphVertex vertex, int newChannels, End... ends) {
        String name = nextName(kind);
        graph.addVertex(name, vertex, Arrays.stream(ends).map(End::name).toArray(String[]::new));
        return from(new End(name, newChannels));
    }

    private NetBuilder join(String kind, GraphVertex vertex, Consumer<NetBuilder> first, Consumer<NetBuilder> second) {
        End start = end();
        first.accept(this);
        End firstEnd = end();
        second.accept(from(start));
        return meet(kind, vertex, channels, firstEnd, end());
    }

    /**
     * Another layer.
     *
     * @param kind what its name begins with
     * @param layer puts out so many channels
     */
    NetBuilder add(String kind, Layer layer, int newChannels) {
        channels = newChannels;
        return add(kind, layer);
    }

    private NetBuilder add(String kind, Layer layer) {
        return addNamed(nextName(kind), layer);
    }

    private NetBuilder addNamed(String name, Layer layer) {
        graph.addLayer(name, layer, last);
        last = name;
        return this;
    }

    private String nextName(String kind) {
        return stage + kind + layers.merge(stage, 1, Integer::sum);
    }
}
