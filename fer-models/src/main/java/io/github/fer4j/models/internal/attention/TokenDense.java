package io.github.fer4j.models.internal.attention;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A dense layer that works on each token by itself: {@code y = x W + b}, then GELU where asked (Hendrycks and Gimpel 2016, <a
 * href="https://arxiv.org/abs/1606.08415">arXiv:1606.08415</a>): {@code y P(Y < y)} for a standard normal Y, not one of its
 * approximations.
 *
 * <p>Parameters: {@value #WEIGHTS} {@code [nIn, nOut]}, {@value #BIAS} {@code [nOut]}.
 */
public final class TokenDense extends AttentionLayer {
    /** The name of the weights. */
    public static final String WEIGHTS = "W";

    /** The name of the bias. */
    public static final String BIAS = "b";

    private static final long serialVersionUID = 1L;

    private boolean gelu;

    /** For the JSON mapper. */
    @SuppressWarnings("unused")
    private TokenDense() {}

    /**
     * A layer whose input is not known yet.
     *
     * @param width the length of the tokens that it puts out
     * @param gelu whether GELU follows
     */
    public TokenDense(int width, boolean gelu) {
        setNOut(width);
        this.gelu = gelu;
    }

    /** Whether GELU follows. */
    public boolean isGelu() {
        return gelu;
    }

    /** For the JSON mapper. */
    void setGelu(boolean gelu) {
        this.gelu = gelu;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        setNIn(tokens(input).getSize());
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return tokens(tokens(input).getTimeSeriesLength(), getNOut());
    }

    @Override
    public long multiplyAdds(InputType output) {
        return output.arrayElementsPerExample() * getNIn();
    }

    @Override
    List<Parameter> parameters() {
        return List.of(Parameter.weights(WEIGHTS, getNIn(), getNOut()), Parameter.shift(BIAS, getNOut()));
    }

    @Override
    List<Object> settings() {
        return List.of(gelu);
    }

    @Override
    TokenDenseLayer layer(NeuralNetConfiguration configuration, DataType type) {
        return new TokenDenseLayer(configuration, type);
    }
}
