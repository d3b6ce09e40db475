package io.github.fer4j.models.internal.attention;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer of {@link TokenDense}. */
final class TokenDenseLayer extends AttentionLayerBase<TokenDense> {
    private static final long serialVersionUID = 1L;

    /** {@code x W + b} of the last training pass, where GELU follows. */
    private transient INDArray sums;

    TokenDenseLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    INDArray forward(INDArray x, Memory memory) {
        long width = layerConf().getNOut();
        INDArray out = memory.output(x.size(0), x.size(1), width);
        INDArray product = layerConf().isGelu() && memory.training() ? memory.kept(out.shape()) : out;
        Products.multiply(
                Products.matrix(x, layerConf().getNIn()),
                false,
                getParam(TokenDense.WEIGHTS),
                false,
                Products.matrix(product, width));
        double[] bias = getParam(TokenDense.BIAS).toDoubleVector();
        if (layerConf().isGelu()) {
            Gelu.forward(product, bias, out);
            sums = memory.training() ? product : null;
        } else {
            RowSums.addRow(out, bias);
        }
        return out;
    }

    @Override
    INDArray backward(INDArray x, INDArray errors, Memory memory) {
        long width = layerConf().getNOut();
        INDArray behindSum = errors;
        if (layerConf().isGelu()) {
            behindSum = memory.backward(errors.shape());
            Gelu.backward(sums, errors, behindSum);
            sums = null;
        }
        INDArray sumErrors = Products.matrix(behindSum, width);
        INDArray tokens = Products.matrix(x, layerConf().getNIn());
        Products.multiplyTransposed(tokens, sumErrors, gradient(TokenDense.WEIGHTS));
        RowSums.write(RowSums.sum(behindSum, width), gradient(TokenDense.BIAS));
        INDArray inputGradient = memory.inputGradient(x.shape());
        Products.multiply(
                sumErrors,
                false,
                getParam(TokenDense.WEIGHTS),
                true,
                Products.matrix(inputGradient, layerConf().getNIn()));
        return inputGradient;
    }

    @Override
    public void clear() {
        super.clear();
        sums = null;
    }
}
