package io.github.fer4j.models.internal;

import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.BETA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GAMMA;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_LOG_STD;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_MEAN;
import static org.deeplearning4j.nn.params.BatchNormalizationParamInitializer.GLOBAL_VAR;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The layer of {@link FastBatchNormalization}: {@link ChannelKernels} for images in float, channels first; otherwise the
 * native operations {@code moments}, {@code batchnorm} and {@code batchnorm_bp}.
 *
 * <p>What those do not cover, inputs of rank 3 and a locked gamma and beta, is left to the stock layer, followed by the
 * rectifier.
 */
final class FastBatchNormalizationLayer extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    private final boolean relu;

    /** Statistics of the last training batch, {@code [channels]}, kept for the backward pass. */
    private transient INDArray batchMean;

    private transient INDArray batchVariance;

    /** Whether training normalises by the running statistics, and leaves them as they are. */
    private boolean frozen;

    /** The rectified output of the last training pass: where it is zero, so is the gradient. */
    private transient INDArray output;

    FastBatchNormalizationLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        relu = ((FastBatchNormalization) conf.getLayer()).isRelu();
    }

    void freezeStatistics(boolean freeze) {
        frozen = freeze;
    }

    boolean hasFrozenStatistics() {
        return frozen;
    }

    /** Which code runs; a function of the input and the settings alone, so both passes agree. */
    private enum Way {
        STOCK,
        NATIVE,
        KERNELS
    }

    private Way way(INDArray x) {
        if (layerConf().isLockGammaBeta() || (x.rank() != 2 && x.rank() != 4)) {
            return Way.STOCK;
        }
        // The output has the layer's type, whatever the input's is.
        return dataType == DataType.FLOAT
                        && ChannelKernels.support(x, layerConf().getCnn2DFormat())
                ? Way.KERNELS
                : Way.NATIVE;
    }

    private int channelAxis(INDArray x) {
        return x.rank() == 2 || layerConf().getCnn2DFormat() == CNN2DFormat.NCHW ? 1 : 3;
    }

    @Override
    public INDArray preOutput(INDArray input, TrainingMode mode, LayerWorkspaceMgr workspaces) {
        boolean training = mode == TrainingMode.TRAIN;
        Way way = way(input);
        if (way == Way.STOCK) {
            if (frozen && training) {
                throw new IllegalStateException("the statistics of a layer with the input "
                        + Arrays.toString(input.shape()) + " cannot be frozen; let them go on " + layerId());
            }
            return rectified(super.preOutput(input, mode, workspaces), training);
        }
        INDArray x = ChannelKernels.plain(input.castTo(dataType));
        int axis = channelAxis(x);
        if (x.size(axis) != layerConf().getNOut()) {
            throw new IllegalArgumentException(
                    "axis " + axis + " of the input must have " + layerConf().getNOut() + " channels, but the shape is "
                            + Arrays.toString(x.shape()) + " " + layerId());
        }
        INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), x.shape(), 'c');
        boolean byBatch = training && !frozen;
        if (byBatch) {
            computeStatistics(x, way);
        }
        INDArray mean = byBatch ? batchMean : vector(getParam(GLOBAL_MEAN));
        INDArray variance = byBatch ? batchVariance : runningVariance();
        if (way == Way.KERNELS) {
            Line line = new Line(mean, variance);
            new ChannelKernels(x).apply(NativeFloats.buffer(x), NativeFloats.buffer(out), line.scale, line.shift, relu);
            return out;
        }
        Nd4j.exec(DynamicCustomOp.builder("batchnorm")
                .addInputs(x, mean, variance, vector(getParam(GAMMA)), vector(getParam(BETA)))
                .addOutputs(out)
                .addIntegerArguments(1, 1, axis)
                .addFloatingPointArguments(layerConf().getEps())
                .build());
        return rectified(out, training);
    }

    private INDArray rectified(INDArray out, boolean training) {
        if (relu) {
            NativeRelu.relu(out, out);
            output = training ? out : null;
        }
        return out;
    }

    private void computeStatistics(INDArray x, Way way) {
        if (batchMean == null) {
            // They outlive the pass: never in a workspace.
            batchMean = Nd4j.createUninitializedDetached(dataType, layerConf().getNOut());
            batchVariance =
                    Nd4j.createUninitializedDetached(dataType, layerConf().getNOut());
        }
        if (way == Way.KERNELS) {
            double[] mean = new double[(int) layerConf().getNOut()];
            double[] variance = new double[mean.length];
            new ChannelKernels(x).moments(NativeFloats.buffer(x), mean, variance);
            write(mean, batchMean);
            write(variance, batchVariance);
            return;
        }
        int[] axes = x.rank() == 2 ? new int[] {0} : channelAxis(x) == 1 ? new int[] {0, 2, 3} : new int[] {0, 1, 2};
        Nd4j.exec(DynamicCustomOp.builder("moments")
                .addInputs(x)
                .addOutputs(batchMean, batchVariance)
                .addIntegerArguments(axes)
                .build());
    }

    /** Normalisation, gamma and beta as one line a channel: {@code y = scale x + shift}. */
    private final class Line {
        final double[] mean;
        final double[] reciprocalDeviation;
        final float[] scale;
        final float[] shift;

        Line(INDArray means, INDArray variances) {
            mean = means.toDoubleVector();
            reciprocalDeviation = variances.toDoubleVector();
            scale = vector(getParam(GAMMA)).toFloatVector();
            shift = vector(getParam(BETA)).toFloatVector();
            for (int c = 0; c < mean.length; c++) {
                reciprocalDeviation[c] =
                        1 / Math.sqrt(reciprocalDeviation[c] + layerConf().getEps());
                scale[c] = (float) (scale[c] * reciprocalDeviation[c]);
                shift[c] = (float) (shift[c] - mean[c] * scale[c]);
            }
        }
    }

    private INDArray runningVariance() {
        return layerConf().isUseLogStd() ? varianceOf(getParam(GLOBAL_LOG_STD)) : vector(getParam(GLOBAL_VAR));
    }

    /** {@code 10^(2 s)}, for a deviation that is kept as its decimal logarithm s. */
    private static INDArray varianceOf(INDArray log10Deviation) {
        return Transforms.exp(vector(log10Deviation).mul(2 * Math.log(10)), false);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Way way = way(input);
        INDArray gradient = ChannelKernels.plain(epsilon.castTo(dataType));
        if (relu && way != Way.KERNELS) {
            INDArray masked = workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, gradient.shape(), 'c');
            NativeRelu.reluGradient(output, gradient, masked);
            gradient = masked;
            output = null;
        }
        if (way == Way.STOCK) {
            return super.backpropGradient(gradient, workspaces);
        }
        INDArray x = ChannelKernels.plain(input.castTo(dataType));
        INDArray inputGradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, x.shape(), 'c');
        INDArray gammaGradient = vector(gradientViews.get(GAMMA));
        INDArray betaGradient = vector(gradientViews.get(BETA));
        if (way == Way.KERNELS) {
            Line line = frozen
                    ? new Line(vector(getParam(GLOBAL_MEAN)), runningVariance())
                    : new Line(batchMean, batchVariance);
            float[] dGamma = new float[line.scale.length];
            float[] dBeta = new float[line.scale.length];
            new ChannelKernels(x)
                    .backward(
                            NativeFloats.buffer(x),
                            NativeFloats.buffer(gradient),
                            NativeFloats.buffer(inputGradient),
                            line.mean,
                            line.reciprocalDeviation,
                            line.scale,
                            line.shift,
                            relu,
                            frozen,
                            dGamma,
                            dBeta);
            write(dGamma, gammaGradient);
            write(dBeta, betaGradient);
        } else if (frozen) {
            backwardThroughConstants(x, gradient, inputGradient, gammaGradient, betaGradient);
        } else {
            Nd4j.exec(DynamicCustomOp.builder("batchnorm_bp")
                    .addInputs(x, batchMean, batchVariance, vector(getParam(GAMMA)), vector(getParam(BETA)), gradient)
                    // Gradients of mean and variance: the operation wants room for them, nobody reads them.
                    .addOutputs(inputGradient, batchMean.ulike(), batchVariance.ulike(), gammaGradient, betaGradient)
                    .addIntegerArguments(1, 1, channelAxis(x))
                    .addFloatingPointArguments(layerConf().getEps())
                    .build());
        }

        Gradient result = new DefaultGradient();
        result.setGradientFor(GAMMA, gradientViews.get(GAMMA));
        result.setGradientFor(BETA, gradientViews.get(BETA));
        if (frozen) {
            leaveRunningStatistics(result);
        } else {
            updateRunningStatistics(result);
        }
        return new Pair<>(result, inputGradient);
    }

    /** With constant statistics, {@code y = gamma s (x - mean) + beta} is a line in each of its variables. */
    private void backwardThroughConstants(INDArray x, INDArray g, INDArray dx, INDArray dGamma, INDArray dBeta) {
        Line line = new Line(vector(getParam(GLOBAL_MEAN)), runningVariance());
        int axis = channelAxis(x);
        int[] others = x.rank() == 2 ? new int[] {0} : axis == 1 ? new int[] {0, 2, 3} : new int[] {0, 1, 2};
        INDArray centred = Broadcast.sub(x, vector(getParam(GLOBAL_MEAN)), x.ulike(), axis);
        INDArray reciprocals = Nd4j.createFromArray(line.reciprocalDeviation).castTo(dataType);
        dGamma.assign(centred.muli(g).sum(others).muli(reciprocals));
        dBeta.assign(g.sum(others));
        Broadcast.mul(g, Nd4j.createFromArray(line.scale).castTo(dataType), dx, axis);
    }

    /** Running statistics are parameters without an updater: they change by their "gradient". */
    private void leaveRunningStatistics(Gradient result) {
        String spread = layerConf().isUseLogStd() ? GLOBAL_LOG_STD : GLOBAL_VAR;
        for (String name : new String[] {GLOBAL_MEAN, spread}) {
            INDArray update = gradientViews.get(name);
            update.assign(0);
            result.setGradientFor(name, update);
        }
    }

    /**
     * Running statistics r are parameters without an updater, to which r <- r - g applies; so the "gradient" that gives
     * r <- d r + (1 - d) batch is g = (1 - d)(r - batch). For s, the logarithm of the deviation, it is
     * g = log10(v / (d v + (1 - d) batch)) / 2, where v = 10^(2 s).
     */
    private void updateRunningStatistics(Gradient result) {
        double decay = layerConf().getDecay();
        INDArray meanUpdate = gradientViews.get(GLOBAL_MEAN);
        vector(meanUpdate).assign(vector(getParam(GLOBAL_MEAN)).sub(batchMean).muli(1 - decay));
        result.setGradientFor(GLOBAL_MEAN, meanUpdate);

        String spread = layerConf().isUseLogStd() ? GLOBAL_LOG_STD : GLOBAL_VAR;
        INDArray update = gradientViews.get(spread);
        INDArray before = runningVariance();
        if (layerConf().isUseLogStd()) {
            INDArray after = before.mul(decay).addi(batchVariance.mul(1 - decay));
            vector(update).assign(Transforms.log(before.divi(after), false).divi(2 * Math.log(10)));
        } else {
            vector(update).assign(before.sub(batchVariance).muli(1 - decay));
        }
        result.setGradientFor(spread, update);
    }

    /** The native operations want {@code [channels]}; older files hold {@code [1, channels]}. */
    private static INDArray vector(INDArray array) {
        return array.rank() == 1 ? array : array.reshape(array.length());
    }

    private static void write(double[] values, INDArray target) {
        for (int i = 0; i < values.length; i++) {
            target.putScalar(i, values[i]);
        }
    }

    private static void write(float[] values, INDArray target) {
        for (int i = 0; i < values.length; i++) {
            target.putScalar(i, values[i]);
        }
    }
}
