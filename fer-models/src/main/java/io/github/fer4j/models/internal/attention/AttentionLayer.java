package io.github.fer4j.models.internal.attention;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the configurations of the layers of this package have in common. */
abstract class AttentionLayer extends FeedForwardLayer implements MultiplyAdds {
    private static final long serialVersionUID = 1L;

    /** The stock defaults: what is not set comes from the net. */
    private static final class Defaults extends FeedForwardLayer.Builder<Defaults> {
        @Override
        @SuppressWarnings("unchecked") // the stock base class declares <E extends Layer> E build()
        public <E extends org.deeplearning4j.nn.conf.layers.Layer> E build() {
            throw new UnsupportedOperationException("only holds defaults");
        }
    }

    AttentionLayer() {
        super(new Defaults());
        setActivationFn(new ActivationIdentity());
    }

    /** The arrays of parameters, in the order in which they are stored. */
    abstract List<Parameter> parameters();

    /** The settings beside those of the stock base class, for comparison. */
    abstract List<Object> settings();

    /** A layer that works by this configuration. */
    abstract AttentionLayerBase<?> layer(NeuralNetConfiguration configuration, DataType type);

    /** Tokens as a type of Deeplearning4j. */
    static InputType tokens(long count, long width) {
        return InputType.recurrent(width, count, RNNFormat.NWC);
    }

    /** The input as tokens. */
    final InputType.InputTypeRecurrent tokens(InputType input) {
        if (input instanceof InputType.InputTypeRecurrent tokens && tokens.getFormat() == RNNFormat.NWC) {
            return tokens;
        }
        throw wrong("tokens, [batch, tokens, width]", input);
    }

    /** The input as feature maps. */
    final InputType.InputTypeConvolutional maps(InputType input) {
        if (input instanceof InputType.InputTypeConvolutional maps) {
            return maps;
        }
        throw wrong("feature maps, [batch, channels, height, width]", input);
    }

    private IllegalArgumentException wrong(String wanted, InputType input) {
        return new IllegalArgumentException(
                getClass().getSimpleName() + " '" + getLayerName() + "' takes " + wanted + ", got " + input);
    }

    @Override
    public final Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray view,
            boolean initialise,
            DataType type) {
        AttentionLayerBase<?> layer = layer(configuration, type);
        layer.setListeners(listeners); // null in a ComputationGraph
        layer.setIndex(index);
        layer.setParamsViewArray(view);
        layer.setParamTable(initializer().init(configuration, view, initialise));
        layer.setConf(configuration);
        return layer;
    }

    @Override
    public final ParamInitializer initializer() {
        return ParameterLayout.INSTANCE;
    }

    /** None: each layer takes one type of input. */
    @Override
    public final InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public final LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), getClass(), input, getOutputType(-1, input))
                .standardMemory(initializer().numParams(this), 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && settings().equals(((AttentionLayer) other).settings());
    }

    @Override
    protected boolean canEqual(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + settings().hashCode();
    }
}
