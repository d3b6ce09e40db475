package io.github.fer4j.models.internal;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ConvolutionUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.convolution.Convolution;
import org.nd4j.linalg.factory.Nd4j;

/** The layer of {@link FastConvolution}; what it does not cover, it leaves to the stock layer. */
final class FastConvolutionLayer extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    FastConvolutionLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    private FastConvolution settings() {
        return (FastConvolution) layerConf();
    }

    private boolean identity() {
        return layerConf().getActivationFn() instanceof ActivationIdentity;
    }

    /** A function of the input and the settings alone, so both passes agree. */
    private boolean pointwise() {
        return identity()
                && isOnes(layerConf().getKernelSize())
                && isOnes(layerConf().getStride())
                && (convolutionMode == ConvolutionMode.Same
                        || Arrays.equals(layerConf().getPadding(), new int[2]))
                && !hasBias()
                && layerConf().getWeightNoise() == null
                && dataType == DataType.FLOAT
                && ChannelKernels.support(input, layerConf().getCnn2dDataFormat())
                && PointwiseProducts.suit(input, getParam(ConvolutionParamInitializer.WEIGHT_KEY));
    }

    private static boolean isOnes(int[] pair) {
        return pair[0] == 1 && pair[1] == 1;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        if (pointwise()) {
            applyDropOutIfNecessary(training, workspaces);
            validateInputDepth(layerConf().getNIn());
            INDArray x = ChannelKernels.plain(input);
            INDArray y = workspaces.createUninitialized(
                    ArrayType.ACTIVATIONS,
                    dataType,
                    new long[] {x.size(0), layerConf().getNOut(), x.size(2), x.size(3)},
                    'c');
            products(x).forward(y);
            return y;
        }
        if (helper == null || !identity()) {
            return super.activate(training, workspaces);
        }
        applyDropOutIfNecessary(training, workspaces);
        INDArray z = preOutput(training, false, workspaces).getFirst();
        // The stock backward pass wants a pre-activation, or computes it again, and does nothing with it here; so this
        // one may be overwritten by the next layer, and needs no copy.
        preOutput = training ? z : null;
        return z;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        boolean weightsOnly = settings().isFirst()
                && identity()
                && layerConf().getWeightNoise() == null
                && layerConf().getCnn2dDataFormat() == CNN2DFormat.NCHW;
        if (weightsOnly) {
            return weightGradient(epsilon, workspaces);
        }
        return pointwise() ? pointwiseGradient(epsilon, workspaces) : super.backpropGradient(epsilon, workspaces);
    }

    private PointwiseProducts products(INDArray x) {
        return new PointwiseProducts(x, getParam(ConvolutionParamInitializer.WEIGHT_KEY));
    }

    private Pair<Gradient, INDArray> pointwiseGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray x = ChannelKernels.plain(input);
        INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
        INDArray inputGradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, x.shape(), 'c');
        products(x).backward(ChannelKernels.plain(epsilon.castTo(dataType)), inputGradient, weightGradient);
        Gradient gradient = new DefaultGradient();
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        return new Pair<>(gradient, inputGradient);
    }

    /**
     * One product an image, summed: {@code dW = sum_n dz_n columns_n'}, with dz_n {@code [out, positions]} and the
     * image's patches as columns_n {@code [in * kernel * kernel, positions]}. The bias is a patch of ones.
     */
    private Pair<Gradient, INDArray> weightGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray x = input.castTo(dataType);
        INDArray dz = ChannelKernels.plain(epsilon.castTo(dataType));
        int[] kernel = layerConf().getKernelSize();
        int[] stride = layerConf().getStride();
        int[] dilation = layerConf().getDilation();
        int height = (int) dz.size(2);
        int width = (int) dz.size(3);
        boolean same = convolutionMode == ConvolutionMode.Same;
        int[] padding = same
                ? ConvolutionUtils.getSameModeTopLeftPadding(
                        new int[] {height, width},
                        new int[] {(int) x.size(2), (int) x.size(3)},
                        kernel,
                        stride,
                        dilation)
                : layerConf().getPadding();
        long batch = x.size(0);
        long patch = x.size(1) * kernel[0] * kernel[1];
        INDArray columns = workspaces.createUninitialized(
                ArrayType.BP_WORKING_MEM,
                dataType,
                new long[] {batch, x.size(1), kernel[0], kernel[1], height, width},
                'c');
        Convolution.im2col(
                x,
                kernel[0],
                kernel[1],
                stride[0],
                stride[1],
                padding[0],
                padding[1],
                dilation[0],
                dilation[1],
                same,
                columns);
        INDArray weightGradient = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
        // gemm writes column-major results: the transpose of the row-major gradient is one.
        INDArray transposed =
                weightGradient.reshape('c', weightGradient.size(0), patch).transpose();
        INDArray patches = columns.reshape('c', batch, patch, (long) height * width);
        INDArray errors = dz.reshape('c', batch, dz.size(1), (long) height * width);
        for (long n = 0; n < batch; n++) {
            Nd4j.gemm(patches.slice(n), errors.slice(n), transposed, false, true, 1, n == 0 ? 0 : 1);
        }
        Gradient gradient = new DefaultGradient();
        if (hasBias()) {
            gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradient(errors, workspaces));
        }
        gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient, 'c');
        return new Pair<>(gradient, null);
    }

    /** {@code db = sum_n dz_n 1}: the sum over images and positions, {@code [1, out]}. */
    private INDArray biasGradient(INDArray errors, LayerWorkspaceMgr workspaces) {
        INDArray biasGradient = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
        INDArray ones = workspaces
                .createUninitialized(ArrayType.BP_WORKING_MEM, dataType, new long[] {1, errors.size(2)}, 'c')
                .assign(1);
        INDArray column = biasGradient.reshape('f', errors.size(1), 1);
        for (long n = 0; n < errors.size(0); n++) {
            Nd4j.gemm(errors.slice(n), ones, column, false, true, 1, n == 0 ? 0 : 1);
        }
        return biasGradient;
    }
}
