package io.github.fer4j.models.internal.attention;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/** The end of a vision transformer: of tokens {@code [batch, tokens, width]} the first, or their mean, {@code [batch, width]}. */
public final class TokenPool extends AttentionLayer {
    private static final long serialVersionUID = 1L;

    private boolean first;

    /** For the JSON mapper. */
    @SuppressWarnings("unused")
    private TokenPool() {}

    /**
     * A layer whose input is not known yet.
     *
     * @param first whether it takes the first token, where the class token stands, and not the mean of all
     */
    public TokenPool(boolean first) {
        this.first = first;
    }

    /** Whether it takes the first token, and not the mean of all. */
    public boolean isFirst() {
        return first;
    }

    /** For the JSON mapper. */
    void setFirst(boolean first) {
        this.first = first;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        setNIn(tokens(input).getSize());
        setNOut(getNIn());
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.feedForward(tokens(input).getSize());
    }

    @Override
    public long multiplyAdds(InputType output) {
        return 0;
    }

    @Override
    List<Parameter> parameters() {
        return List.of();
    }

    @Override
    List<Object> settings() {
        return List.of(first);
    }

    @Override
    TokenPoolLayer layer(NeuralNetConfiguration configuration, DataType type) {
        return new TokenPoolLayer(configuration, type);
    }
}
