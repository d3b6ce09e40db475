package io.github.fer4j.models.internal.attention;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The middle of multi-head self-attention (Vaswani et al. 2017, <a
 * href="https://arxiv.org/abs/1706.03762">arXiv:1706.03762</a>, section 3.2): takes queries, keys and values side by side,
 * {@code [batch, tokens, 3 width]}, each head's values next to each other, and gives {@code [batch, tokens, width]}. The
 * products before and behind it are {@link TokenDense}s; it has no parameters.
 */
public final class TokenAttention extends AttentionLayer {
    private static final long serialVersionUID = 1L;

    private int heads;

    /** For the JSON mapper. */
    @SuppressWarnings("unused")
    private TokenAttention() {}

    /**
     * A layer whose input is not known yet.
     *
     * @param heads divides the width
     */
    public TokenAttention(int heads) {
        this.heads = heads;
    }

    /** The number of heads. */
    public int getHeads() {
        return heads;
    }

    /** For the JSON mapper. */
    void setHeads(int heads) {
        this.heads = heads;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        setNIn(tokens(input).getSize());
        setNOut(getNIn() / 3);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        InputType.InputTypeRecurrent tokens = tokens(input);
        if (tokens.getSize() % (3L * heads) != 0) {
            throw new IllegalArgumentException("the width is a multiple of the " + heads
                    + " heads, and the input has three times the width, got " + input);
        }
        return tokens(tokens.getTimeSeriesLength(), tokens.getSize() / 3);
    }

    /** Queries times keys, and shares times values. */
    @Override
    public long multiplyAdds(InputType output) {
        return 2 * tokens(output).getTimeSeriesLength() * output.arrayElementsPerExample();
    }

    @Override
    List<Parameter> parameters() {
        return List.of();
    }

    @Override
    List<Object> settings() {
        return List.of(heads);
    }

    @Override
    TokenAttentionLayer layer(NeuralNetConfiguration configuration, DataType type) {
        return new TokenAttentionLayer(configuration, type);
    }
}
