package io.github.fer4j.models.internal.attention;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer of {@link TokenAttention}. */
final class TokenAttentionLayer extends AttentionLayerBase<TokenAttention> {
    private static final long serialVersionUID = 1L;

    /** The last training pass. */
    private transient ScaledDotProduct product;

    TokenAttentionLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    @Override
    INDArray forward(INDArray x, Memory memory) {
        INDArray byHead = memory.passing(headsFirst(x.size(0), x.size(1)));
        ScaledDotProduct pass = ScaledDotProduct.forward(
                part(x, 0, memory), part(x, 1, memory), part(x, 2, memory), null, byHead, memory);
        product = memory.training() ? pass : null;
        INDArray out = memory.output(x.size(0), x.size(1), layerConf().getNOut());
        tokensFirst(out).assign(byHead.permute(0, 2, 1, 3));
        return out;
    }

    @Override
    INDArray backward(INDArray x, INDArray errors, Memory memory) {
        INDArray byHead = memory.backward(headsFirst(x.size(0), x.size(1)));
        byHead.assign(tokensFirst(errors).permute(0, 2, 1, 3));
        ScaledDotProduct.Gradients gradients = product.backward(byHead, false, memory);
        product = null;
        INDArray inputGradient = memory.inputGradient(x.shape());
        view(inputGradient, 0).assign(gradients.queries());
        view(inputGradient, 1).assign(gradients.keys());
        view(inputGradient, 2).assign(gradients.values());
        return inputGradient;
    }

    private long[] headsFirst(long batch, long tokens) {
        int heads = layerConf().getHeads();
        return new long[] {batch, heads, tokens, layerConf().getNOut() / heads};
    }

    private INDArray tokensFirst(INDArray array) {
        int heads = layerConf().getHeads();
        return array.reshape(
                'c', array.size(0), array.size(1), heads, layerConf().getNOut() / heads);
    }

    /** Queries, keys or values, {@code [batch, heads, tokens, width / heads]}: a view. */
    private INDArray view(INDArray x, int which) {
        int heads = layerConf().getHeads();
        return x.reshape('c', x.size(0), x.size(1), 3, heads, layerConf().getNOut() / heads)
                .get(all(), all(), point(which), all(), all())
                .permute(0, 2, 1, 3);
    }

    /** As {@link #view}, row by row: products of such arrays are many times faster. */
    private INDArray part(INDArray x, int which, Memory memory) {
        return memory.kept(headsFirst(x.size(0), x.size(1))).assign(view(x, which));
    }

    @Override
    public void clear() {
        super.clear();
        product = null;
    }
}
