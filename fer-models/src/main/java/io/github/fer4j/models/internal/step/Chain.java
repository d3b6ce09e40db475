package io.github.fer4j.models.internal.step;

import io.github.fer4j.models.internal.FastBatchNormalization;
import io.github.fer4j.models.internal.FastConvolution;
import io.github.fer4j.models.internal.NativeRelu;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.InputVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;

/** Reads a net as a chain of stages, for a batch of one size. */
final class Chain {
    /** What the stages of this package cannot do; the message says what it is. */
    static final class Unsupported extends Exception {
        private static final long serialVersionUID = 1L;

        Unsupported(String what) {
            super(what);
        }
    }

    private final List<Layer> layers;
    private final Parameters parameters;
    /** Null where nothing is learned. */
    private final Team team;

    private final int batch;
    private final List<Stage> stages = new ArrayList<>();
    private Memory last;
    private Shape shape;
    private int next;

    private Chain(ComputationGraph net, Team team, Memory input, Shape shape, int batch) throws Unsupported {
        this.layers = layers(net);
        this.parameters = team == null ? Parameters.toRead(net) : Parameters.toLearn(net);
        this.team = team;
        this.batch = batch;
        this.last = input;
        this.shape = shape;
    }

    /**
     * The stages of a net that learns.
     *
     * @param input of the whole batch
     * @param shape of the input
     * @throws Unsupported if it has a layer or a setting that no stage covers
     */
    static List<Stage> toLearn(ComputationGraph net, Team team, Memory input, Shape shape, int batch)
            throws Unsupported {
        return read(new Chain(net, team, input, shape, batch));
    }

    /**
     * The stages of a net that only answers: without dropout, and with the running statistics of batch normalisation.
     *
     * @param input of the whole batch
     * @param shape of the input
     * @throws Unsupported if it has a layer or a setting that no stage covers
     */
    static List<Stage> toAnswer(ComputationGraph net, Memory input, Shape shape, int batch) throws Unsupported {
        return read(new Chain(net, null, input, shape, batch));
    }

    private static List<Stage> read(Chain chain) throws Unsupported {
        try {
            while (chain.next < chain.layers.size()) {
                chain.read();
            }
        } catch (Unsupported e) {
            chain.stages.forEach(Stage::close);
            throw e;
        }
        return List.copyOf(chain.stages);
    }

    private static List<Layer> layers(ComputationGraph net) throws Unsupported {
        List<Layer> layers = new ArrayList<>();
        int previous = -1;
        for (int index : net.topologicalSortOrder()) {
            GraphVertex vertex = net.getVertices()[index];
            if (previous >= 0) {
                VertexIndices[] inputs = vertex.getInputVertices();
                require(inputs != null && inputs.length == 1 && inputs[0].getVertexIndex() == previous, "branches");
                require(vertex instanceof LayerVertex, vertex.getClass().getSimpleName());
                var preprocessor = ((LayerVertex) vertex).getLayerPreProcessor();
                require(
                        preprocessor == null || preprocessor instanceof CnnToFeedForwardPreProcessor,
                        "a preprocessor of layers");
                layers.add(checked(vertex.getLayer()));
            } else {
                require(vertex instanceof InputVertex, "an order without an input");
            }
            previous = index;
        }
        require(layers.get(layers.size() - 1).conf().getLayer() instanceof OutputLayer, "another output");
        return layers;
    }

    private static Layer checked(Layer layer) throws Unsupported {
        var settings = layer.conf().getLayer();
        require(settings.getIDropout() == null || settings instanceof DropoutLayer, "dropout within a layer");
        require(settings.getConstraints() == null || settings.getConstraints().isEmpty(), "constraints");
        require(layer.params() == null || layer.params().dataType() == DataType.FLOAT, "another type than float");
        if (settings instanceof BaseLayer base) {
            require(base.getWeightNoise() == null, "weight noise");
        }
        return layer;
    }

    private static void require(boolean supported, String what) throws Unsupported {
        if (!supported) {
            throw new Unsupported(what);
        }
    }

    private void read() throws Unsupported {
        Layer layer = layers.get(next++);
        Class<?> kind = layer.conf().getLayer().getClass();
        if (kind == FastConvolution.class || kind == ConvolutionLayer.class) {
            convolution(layer, (ConvolutionLayer) layer.conf().getLayer());
        } else if (layer.conf().getLayer() instanceof GlobalPoolingLayer pooling) {
            require(pooling.getPoolingType() == PoolingType.AVG && pooling.isCollapseDimensions(), "global pooling");
            add(new MeanStage(last, shape, batch), Shape.features(shape.channels()));
        } else if (layer.conf().getLayer() instanceof DropoutLayer dropout) {
            require(
                    dropout.getIDropout().getClass() == Dropout.class
                            && ((Dropout) dropout.getIDropout()).getPSchedule() == null,
                    "another kind of dropout");
            flatten();
            if (team != null) {
                double keep = ((Dropout) dropout.getIDropout()).getP();
                add(new DropoutStage(last, shape.length(), batch, keep), shape);
            }
        } else if (kind == DenseLayer.class || kind == OutputLayer.class) {
            dense(layer, (FeedForwardLayer) layer.conf().getLayer(), kind == DenseLayer.class);
        } else {
            throw new Unsupported(kind.getSimpleName());
        }
    }

    private void add(Stage stage, Shape result) throws Unsupported {
        stages.add(stage);
        last = stage.output();
        shape = result;
    }

    private void flatten() throws Unsupported {
        if (shape.positions() > 1) {
            add(new FlattenStage(last, shape, batch), Shape.features(shape.length()));
        }
    }

    /** A convolution with all that belongs to it: normalisation or bias, rectifier, pooling. */
    private void convolution(Layer layer, ConvolutionLayer settings) throws Unsupported {
        require(settings.getActivationFn() instanceof ActivationIdentity, "a convolution with an activation");
        require(settings.getCnn2dDataFormat() == CNN2DFormat.NCHW, "channels last");
        require(settings.getConvolutionMode() == ConvolutionMode.Same, "a convolution without padding");
        int kernel = settings.getKernelSize()[0];
        require(kernel % 2 == 1 && kernel == settings.getKernelSize()[1], "another kernel");
        require(all(settings.getStride(), 1) && all(settings.getDilation(), 1), "strides and dilation");
        boolean first = stages.isEmpty();
        Shape result = new Shape(shape.height(), shape.width(), (int) settings.getNOut());
        Norm norm = settings.hasBias() ? null : norm();
        Parameters.Part bias = settings.hasBias() ? parameters.part(layer, ConvolutionParamInitializer.BIAS_KEY) : null;
        boolean rectified = norm != null
                && ((BatchNormalization) layers.get(next - 1).conf().getLayer()) instanceof FastBatchNormalization fast
                && fast.isRelu();
        boolean pooled = next < layers.size()
                && layers.get(next).conf().getLayer() instanceof SubsamplingLayer pooling
                && isHalving(pooling);
        next += pooled ? 1 : 0;
        if (!rectified) {
            require(
                    next < layers.size()
                            && layers.get(next).conf().getLayer() instanceof ActivationLayer activation
                            && isRelu(activation.getActivationFn()),
                    "a convolution without a rectifier");
            next++;
        }
        require((long) batch * result.length() <= Memory.MOST_FLOATS, "activations beyond 2 GB");
        add(
                new ConvolutionStage(
                        last,
                        shape,
                        result.channels(),
                        kernel,
                        first,
                        batch,
                        parameters.part(layer, ConvolutionParamInitializer.WEIGHT_KEY),
                        team == null ? 1 : team.size()),
                result);
        add(new LineStage(last, shape, batch, pooled, norm, bias, team), pooled ? shape.halved() : shape);
    }

    private Norm norm() throws Unsupported {
        require(
                next < layers.size() && layers.get(next).conf().getLayer() instanceof FastBatchNormalization,
                "a convolution without bias and normalisation");
        Layer layer = layers.get(next++);
        BatchNormalization settings = (BatchNormalization) layer.conf().getLayer();
        require(!settings.isLockGammaBeta(), "a locked gamma and beta");
        return new Norm(layer, settings, parameters);
    }

    private boolean isHalving(SubsamplingLayer pooling) {
        return pooling.getPoolingType() == PoolingType.MAX
                && all(pooling.getKernelSize(), 2)
                && all(pooling.getStride(), 2)
                && all(pooling.getPadding(), 0)
                && all(pooling.getDilation(), 1)
                && shape.height() % 2 == 0
                && shape.width() % 2 == 0;
    }

    private void dense(Layer layer, FeedForwardLayer settings, boolean hidden) throws Unsupported {
        IActivation activation = ((BaseLayer) settings).getActivationFn();
        boolean relu = isRelu(activation);
        require(relu || activation instanceof ActivationIdentity, "another activation than the rectifier");
        require(hidden == next < layers.size(), "an output in between");
        require(hidden ? plain((DenseLayer) settings) : ((OutputLayer) settings).hasBias() && !relu, "a dense layer");
        flatten();
        int units = (int) settings.getNOut();
        require(settings.getNIn() == shape.length(), "another number of inputs");
        add(
                new DenseStage(
                        last,
                        shape.length(),
                        units,
                        batch,
                        relu,
                        parameters.part(layer, DefaultParamInitializer.WEIGHT_KEY),
                        parameters.part(layer, DefaultParamInitializer.BIAS_KEY)),
                Shape.features(units));
    }

    private static boolean plain(DenseLayer layer) {
        return layer.hasBias() && !layer.hasLayerNorm();
    }

    private static boolean isRelu(IActivation activation) {
        return activation instanceof NativeRelu;
    }

    private static boolean all(int[] values, int expected) {
        for (int value : values) {
            if (value != expected) {
                return false;
            }
        }
        return true;
    }
}
