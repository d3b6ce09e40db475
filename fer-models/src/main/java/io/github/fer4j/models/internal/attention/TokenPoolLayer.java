package io.github.fer4j.models.internal.attention;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer of {@link TokenPool}. */
final class TokenPoolLayer extends AttentionLayerBase<TokenPool> {
    private static final long serialVersionUID = 1L;

    TokenPoolLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    INDArray forward(INDArray x, Memory memory) {
        INDArray out = memory.output(x.size(0), x.size(2));
        if (layerConf().isFirst()) {
            return out.assign(token(x, 0));
        }
        out.assign(0);
        for (long token = 0; token < x.size(1); token++) {
            out.addi(token(x, token));
        }
        return out.divi(x.size(1));
    }

    @Override
    INDArray backward(INDArray x, INDArray errors, Memory memory) {
        INDArray inputGradient = memory.inputGradient(x.shape()).assign(0);
        if (layerConf().isFirst()) {
            token(inputGradient, 0).assign(errors);
            return inputGradient;
        }
        INDArray share = memory.backward(errors.shape()).assign(errors).divi(x.size(1));
        for (long token = 0; token < x.size(1); token++) {
            token(inputGradient, token).assign(share);
        }
        return inputGradient;
    }

    private static INDArray token(INDArray tokens, long index) {
        return tokens.get(all(), point(index), all());
    }
}
