package io.github.fer4j.models.internal;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The stock depthwise convolution, which with the identity as its activation does not repeat the forward pass in the
 * backward pass: the stock layer does, cache or not, and then does not read the result. Parameters and settings are those
 * of the stock layer; what it computes is the same to the bit.
 */
public class FastDepthwiseConvolution extends DepthwiseConvolution2D {
    private static final long serialVersionUID = 1L;

    /** For the JSON mapper. */
    @SuppressWarnings("unused")
    private FastDepthwiseConvolution() {
        this(new Builder());
    }

    private FastDepthwiseConvolution(Builder builder) {
        super(builder);
    }

    @Override
    public FastDepthwiseConvolution clone() {
        return (FastDepthwiseConvolution) super.clone();
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        LayerValidation.assertNInNOutSet("FastDepthwiseConvolution", getLayerName(), layerIndex, getNIn(), getNOut());
        return LayerInstance.of(
                new FastDepthwiseConvolutionLayer(conf, networkDataType),
                conf,
                trainingListeners,
                layerIndex,
                layerParamsView,
                initializer().init(conf, layerParamsView, initializeParams));
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof FastDepthwiseConvolution;
    }

    /** The stock builder; the inherited methods return the stock type and build this one. */
    @SuppressWarnings("unchecked") // build(): the stock base class declares <E extends Layer> E build()
    public static class Builder extends DepthwiseConvolution2D.Builder {
        /**
         * Creates a builder with the stock defaults.
         *
         * @param kernelSize height and width of the kernel
         */
        public Builder(int... kernelSize) {
            super(kernelSize);
        }

        /** Creates a builder with the stock kernel of 5x5. */
        public Builder() {}

        @Override
        public FastDepthwiseConvolution build() {
            return new FastDepthwiseConvolution(this);
        }
    }
}
