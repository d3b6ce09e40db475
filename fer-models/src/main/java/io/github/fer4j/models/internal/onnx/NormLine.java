package io.github.fer4j.models.internal.onnx;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import io.github.fer4j.models.internal.FastBatchNormalization;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/**
 * Batch normalisation after training, which is a line for each channel: {@code y = scale x + shift}, with {@code scale = gamma
 * / sqrt(variance + epsilon)} and {@code shift = beta - mean scale}.
 *
 * @param scale one factor for each channel
 * @param shift one summand for each channel
 * @param relu whether a rectifier follows
 */
record NormLine(double[] scale, double[] shift, boolean relu) {
    static NormLine of(BatchNormalization layer, LayerParameters parameters) {
        float[] gamma = parameters.floats(GAMMA);
        float[] beta = parameters.floats(BETA);
        float[] mean = parameters.floats(GLOBAL_MEAN);
        boolean logarithm = parameters.has(GLOBAL_LOG_STD);
        float[] spread = parameters.floats(logarithm ? GLOBAL_LOG_STD : GLOBAL_VAR);
        double[] scale = new double[gamma.length];
        double[] shift = new double[gamma.length];
        for (int c = 0; c < gamma.length; c++) {
            double variance = logarithm ? StrictMath.pow(10, 2.0 * spread[c]) : spread[c];
            scale[c] = gamma[c] / Math.sqrt(variance + layer.getEps());
            shift[c] = beta[c] - mean[c] * scale[c];
        }
        return new NormLine(scale, shift, layer instanceof FastBatchNormalization fast && fast.isRelu());
    }

    /** The weights of a convolution, {@code [out, ...]}, so that its outputs are scaled. */
    float[] scaled(float[] weights) {
        float[] scaled = new float[weights.length];
        int perChannel = weights.length / scale.length;
        for (int i = 0; i < weights.length; i++) {
            scaled[i] = (float) (weights[i] * scale[i / perChannel]);
        }
        return scaled;
    }

    /** The biases of a convolution, so that its outputs are scaled and shifted; null counts as zeros. */
    float[] moved(float[] biases) {
        float[] moved = new float[scale.length];
        for (int c = 0; c < moved.length; c++) {
            moved[c] = (float) ((biases == null ? 0 : biases[c] * scale[c]) + shift[c]);
        }
        return moved;
    }
}
