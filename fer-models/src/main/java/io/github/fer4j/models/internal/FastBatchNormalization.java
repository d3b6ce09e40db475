package io.github.fer4j.models.internal;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, <a href="https://arxiv.org/abs/1502.03167">arXiv:1502.03167</a>) that
 * computes its batch statistics quickly, and can apply the rectifier that nearly always follows.
 *
 * <p>Input and output are {@code [batch, channels, height, width]} (or channels last) or {@code [batch, features]};
 * statistics are taken over all axes but the channels. Parameters, their initialisation and order, running statistics,
 * updaters and all settings are those of the stock layer, which it extends, so parameters can be copied from one to the
 * other.
 *
 * <p>The stock layer silently ignores its {@code activation}, and so does this one; a network-wide default would apply
 * otherwise. What it offers instead is {@link Builder#relu(boolean)}: the rectifier is then applied to the output in
 * place, which saves the three copies of the activations that a separate {@code ActivationLayer} makes.
 *
 * <pre>{@code
 * new FastBatchNormalization.Builder().relu(true).decay(0.9).build()
 * }</pre>
 */
public class FastBatchNormalization extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    private boolean relu;

    /** For the JSON mapper, and for the defaults of the stock layer. */
    public FastBatchNormalization() {}

    private FastBatchNormalization(BatchNormalization stock, Builder builder) {
        // The constructor of the stock layer that takes a builder is private.
        layerName = stock.getLayerName();
        iDropout = stock.getIDropout();
        constraints = stock.getConstraints();
        activationFn = stock.getActivationFn();
        weightInitFn = stock.getWeightInitFn();
        biasInit = stock.getBiasInit();
        gainInit = stock.getGainInit();
        regularization = stock.getRegularization();
        regularizationBias = stock.getRegularizationBias();
        iUpdater = stock.getIUpdater();
        biasUpdater = stock.getBiasUpdater();
        weightNoise = stock.getWeightNoise();
        gradientNormalization = stock.getGradientNormalization();
        gradientNormalizationThreshold = stock.getGradientNormalizationThreshold();
        nIn = stock.getNIn();
        nOut = stock.getNOut();
        timeDistributedFormat = stock.getTimeDistributedFormat();
        decay = stock.getDecay();
        eps = stock.getEps();
        isMinibatch = stock.isMinibatch();
        gamma = stock.getGamma();
        beta = stock.getBeta();
        lockGammaBeta = stock.isLockGammaBeta();
        cudnnAllowFallback = stock.isCudnnAllowFallback();
        useLogStd = stock.isUseLogStd();
        cnn2DFormat = stock.getCnn2DFormat();
        relu = builder.relu;
    }

    /**
     * Tells whether the rectifier is applied to the normalised values.
     *
     * @return true after {@link Builder#relu(boolean) relu(true)}
     */
    public boolean isRelu() {
        return relu;
    }

    /**
     * For the JSON mapper, which sees properties and no fields; settings are made with the builder.
     *
     * @param relu whether the rectifier is applied
     */
    public void setRelu(boolean relu) {
        this.relu = relu;
    }

    @Override
    public FastBatchNormalization clone() {
        return (FastBatchNormalization) super.clone();
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        LayerValidation.assertNOutSet("FastBatchNormalization", getLayerName(), layerIndex, getNOut());
        return LayerInstance.of(
                new FastBatchNormalizationLayer(conf, networkDataType),
                conf,
                trainingListeners,
                layerIndex,
                layerParamsView,
                initializer().init(conf, layerParamsView, initializeParams));
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && relu == ((FastBatchNormalization) other).relu;
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof FastBatchNormalization;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Boolean.hashCode(relu);
    }

    @Override
    public String toString() {
        return "FastBatchNormalization(relu=" + relu + ", " + super.toString() + ")";
    }

    /** The stock builder, with the rectifier added; the inherited methods return the stock type and build this one. */
    @SuppressWarnings("unchecked") // build(): the stock base class declares <E extends Layer> E build()
    public static class Builder extends BatchNormalization.Builder {
        private boolean relu;

        /** Creates a builder with the stock defaults: decay 0.9, epsilon 1e-5, running deviation kept as log10. */
        public Builder() {}

        /**
         * Applies {@code max(0, x)} to the normalised values. Set it first: the inherited methods return the stock
         * builder type.
         *
         * @param relu whether to apply the rectifier; false by default
         * @return this builder
         */
        public Builder relu(boolean relu) {
            this.relu = relu;
            return this;
        }

        /** {@inheritDoc} */
        @Override
        public FastBatchNormalization build() {
            return new FastBatchNormalization(super.build(), this);
        }
    }
}
