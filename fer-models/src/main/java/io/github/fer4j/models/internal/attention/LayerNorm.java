package io.github.fer4j.models.internal.attention;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Layer normalisation (Ba, Kiros and Hinton 2016, <a href="https://arxiv.org/abs/1607.06450">arXiv:1607.06450</a>): each token
 * less its mean, over its deviation, times {@value #GAMMA} plus {@value #BETA}, both {@code [width]}. ND4J's operation of this
 * name has no epsilon.
 */
public final class LayerNorm extends AttentionLayer {
    /** The name of the factors. */
    public static final String GAMMA = "gamma";

    /** The name of the summands. */
    public static final String BETA = "beta";

    private static final long serialVersionUID = 1L;

    /** As in the authors' code of ViT, and torchvision's. */
    private double epsilon = 1e-6;

    /** A layer that adds 1e-6 to the variance. */
    public LayerNorm() {}

    /** What is added to the variance. */
    public double getEpsilon() {
        return epsilon;
    }

    /** For the JSON mapper. */
    void setEpsilon(double epsilon) {
        this.epsilon = epsilon;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        setNIn(tokens(input).getSize());
        setNOut(getNIn());
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return tokens(input);
    }

    @Override
    public long multiplyAdds(InputType output) {
        return 0;
    }

    @Override
    List<Parameter> parameters() {
        return List.of(Parameter.scale(GAMMA, getNOut()), Parameter.shift(BETA, getNOut()));
    }

    @Override
    List<Object> settings() {
        return List.of(epsilon);
    }

    @Override
    LayerNormLayer layer(NeuralNetConfiguration configuration, DataType type) {
        return new LayerNormLayer(configuration, type);
    }
}
