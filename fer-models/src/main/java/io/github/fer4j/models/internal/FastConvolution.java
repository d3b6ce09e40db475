package io.github.fer4j.models.internal;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The stock two-dimensional convolution, without two pieces of work that a network of convolution, batch normalisation
 * and rectifier does not need.
 *
 * <p>With the identity as its activation it does not copy its output for the backward pass, which does not read it. And
 * with {@link Builder#first(boolean) first(true)} it does not compute the gradient with respect to its input, the
 * image: for one gray channel that is the slowest convolution of a small network, and nobody asks for it. Such a layer
 * cannot be used where the gradient of the image is wanted, as in saliency maps.
 *
 * <p>A 1x1 convolution is a product of matrices, which is faster without oneDNN on small feature maps.
 *
 * <p>Input {@code [batch, in, height, width]}, weights {@code [out, in, kernel, kernel]}; parameters and settings are
 * those of the stock layer.
 */
public class FastConvolution extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    private boolean first;

    /** For the JSON mapper. */
    @SuppressWarnings("unused")
    private FastConvolution() {
        this(new Builder());
    }

    private FastConvolution(Builder builder) {
        super(builder);
        first = builder.first;
    }

    /**
     * Tells whether the gradient with respect to the input is left out.
     *
     * @return true after {@link Builder#first(boolean) first(true)}
     */
    public boolean isFirst() {
        return first;
    }

    /**
     * For the JSON mapper, which sees properties and no fields; settings are made with the builder.
     *
     * @param first whether the gradient with respect to the input is left out
     */
    public void setFirst(boolean first) {
        this.first = first;
    }

    @Override
    public FastConvolution clone() {
        return (FastConvolution) super.clone();
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        LayerValidation.assertNInNOutSet("FastConvolution", getLayerName(), layerIndex, getNIn(), getNOut());
        return LayerInstance.of(
                new FastConvolutionLayer(conf, networkDataType),
                conf,
                trainingListeners,
                layerIndex,
                layerParamsView,
                initializer().init(conf, layerParamsView, initializeParams));
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && first == ((FastConvolution) other).first;
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof FastConvolution;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Boolean.hashCode(first);
    }

    /** The stock builder, with one setting added; the inherited methods return the stock type and build this one. */
    @SuppressWarnings("unchecked") // build(): the stock base class declares <E extends Layer> E build()
    public static class Builder extends ConvolutionLayer.Builder {
        private boolean first;

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

        /**
         * Leaves out the gradient with respect to the input. For the layer that reads the image, and no other: in front
         * of it nothing would learn. Set it first: the inherited methods return the stock builder type.
         *
         * @param first whether this layer reads the network's input; false by default
         * @return this builder
         */
        public Builder first(boolean first) {
            this.first = first;
            return this;
        }

        @Override
        public FastConvolution build() {
            return new FastConvolution(this);
        }
    }
}
