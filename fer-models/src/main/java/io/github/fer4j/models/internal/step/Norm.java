package io.github.fer4j.models.internal.step;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;

/** The parameters of a batch normalisation: what makes its line from the moments, and its gradients. */
final class Norm {
    private final Parameters.Part gamma;
    private final Parameters.Part beta;
    private final Parameters.Part runningMean;
    private final Parameters.Part runningSpread;
    private final boolean logarithm;
    private final double epsilon;
    private final double decay;

    Norm(Layer layer, BatchNormalization settings, Parameters parameters) {
        gamma = parameters.part(layer, GAMMA);
        beta = parameters.part(layer, BETA);
        runningMean = parameters.part(layer, GLOBAL_MEAN);
        logarithm = settings.isUseLogStd();
        runningSpread = parameters.part(layer, logarithm ? GLOBAL_LOG_STD : GLOBAL_VAR);
        epsilon = settings.getEps();
        decay = settings.getDecay();
    }

    double reciprocalDeviation(Moments moments, int c) {
        return 1 / Math.sqrt(moments.variance(c) + epsilon);
    }

    /** {@code y = scale x + shift}, with gamma over the deviation as the scale. */
    float scale(Moments moments, int c) {
        return (float) (gamma.value(c) * reciprocalDeviation(moments, c));
    }

    float shift(Moments moments, int c, float scale) {
        return (float) (beta.value(c) - moments.mean()[c] * scale);
    }

    /** The running statistics as the moments of one value. */
    Moments running() {
        double[] mean = new double[gamma.length()];
        double[] variance = new double[mean.length];
        for (int c = 0; c < mean.length; c++) {
            mean[c] = runningMean.value(c);
            double spread = runningSpread.value(c);
            variance[c] = logarithm ? Math.pow(10, 2 * spread) : spread;
        }
        return new Moments(1, mean, variance);
    }

    void gradients(double[] dGamma, double[] dBeta) {
        for (int c = 0; c < dGamma.length; c++) {
            gamma.gradient(c, dGamma[c]);
            beta.gradient(c, dBeta[c]);
        }
    }

    /**
     * Running statistics r are parameters without an updater, to which r <- r - g applies; so the "gradient" that gives
     * r <- d r + (1 - d) batch is g = (1 - d)(r - batch). For s, the decimal logarithm of the deviation, it is
     * g = log10(v / (d v + (1 - d) batch)) / 2, where v = 10^(2 s).
     */
    void runningStatistics(Moments moments) {
        for (int c = 0; c < gamma.length(); c++) {
            runningMean.gradient(c, (1 - decay) * (runningMean.value(c) - moments.mean()[c]));
            double spread = runningSpread.value(c);
            double batch = moments.variance(c);
            if (logarithm) {
                double before = Math.pow(10, 2 * spread);
                runningSpread.gradient(c, Math.log10(before / (decay * before + (1 - decay) * batch)) / 2);
            } else {
                runningSpread.gradient(c, (1 - decay) * (spread - batch));
            }
        }
    }
}
