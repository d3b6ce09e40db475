package io.github.fer4j.models.internal.attention;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The beginning of a vision transformer (Dosovitskiy et al. 2021, <a
 * href="https://arxiv.org/abs/2010.11929">arXiv:2010.11929</a>, equation 1): images {@code [batch, channels, height, width]}
 * to tokens {@code [batch, tokens, nOut]}. Each square patch, row by row, is a token: a convolution with a stride as large as
 * its kernel. A learned class token may stand before them, and a learned vector is added to each position. Lines that are
 * left over below and to the right are cropped.
 *
 * <p>It reads the image, and does not work out the gradient of it.
 *
 * <p>Parameters: {@value #WEIGHTS} {@code [nOut, channels, patch, patch]}, {@value #BIAS} {@code [nOut]}, {@value #CLASS}
 * {@code [nOut]}, {@value #POSITIONS} {@code [tokens, nOut]}.
 */
public final class PatchEmbedding extends AttentionLayer {
    /** The name of the weights of the convolution. */
    public static final String WEIGHTS = "W";

    /** The name of the bias of the convolution. */
    public static final String BIAS = "b";

    /** The name of the class token. */
    public static final String CLASS = "class";

    /** The name of the vectors that are added to the tokens. */
    public static final String POSITIONS = "positions";

    private static final long serialVersionUID = 1L;

    private int patch;
    private boolean classToken;
    private boolean positions;
    private int gridHeight;
    private int gridWidth;

    /** For the JSON mapper. */
    @SuppressWarnings("unused")
    private PatchEmbedding() {}

    /**
     * A layer whose input is not known yet.
     *
     * @param width the length of a token
     * @param patch height and width of a patch
     * @param classToken whether a class token stands before the patches
     * @param positions whether a vector is added to each token
     */
    public PatchEmbedding(int width, int patch, boolean classToken, boolean positions) {
        setNOut(width);
        this.patch = patch;
        this.classToken = classToken;
        this.positions = positions;
    }

    /** Height and width of a patch. */
    public int getPatch() {
        return patch;
    }

    /** For the JSON mapper. */
    void setPatch(int patch) {
        this.patch = patch;
    }

    /** Whether a class token stands before the patches. */
    public boolean isClassToken() {
        return classToken;
    }

    /** For the JSON mapper. */
    void setClassToken(boolean classToken) {
        this.classToken = classToken;
    }

    /** Whether a vector is added to each token. */
    public boolean isPositions() {
        return positions;
    }

    /** For the JSON mapper. */
    void setPositions(boolean positions) {
        this.positions = positions;
    }

    /** How many patches lie one above the other. */
    public int getGridHeight() {
        return gridHeight;
    }

    /** For the JSON mapper. */
    void setGridHeight(int gridHeight) {
        this.gridHeight = gridHeight;
    }

    /** How many patches lie side by side. */
    public int getGridWidth() {
        return gridWidth;
    }

    /** For the JSON mapper. */
    void setGridWidth(int gridWidth) {
        this.gridWidth = gridWidth;
    }

    int patches() {
        return gridHeight * gridWidth;
    }

    int tokens() {
        return patches() + (classToken ? 1 : 0);
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        InputType.InputTypeConvolutional image = maps(input);
        setNIn(image.getChannels());
        gridHeight = (int) image.getHeight() / patch;
        gridWidth = (int) image.getWidth() / patch;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        InputType.InputTypeConvolutional image = maps(input);
        if (Math.min(image.getHeight(), image.getWidth()) < patch) {
            throw new IllegalArgumentException(
                    "an image has room for a patch of " + patch + "x" + patch + ", got " + input);
        }
        long patches = image.getHeight() / patch * (image.getWidth() / patch);
        return tokens(patches + (classToken ? 1 : 0), getNOut());
    }

    @Override
    public long multiplyAdds(InputType output) {
        return patches() * getNOut() * getNIn() * patch * patch;
    }

    @Override
    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        all.add(Parameter.weights(WEIGHTS, getNOut(), getNIn(), patch, patch));
        all.add(Parameter.shift(BIAS, getNOut()));
        if (classToken) {
            all.add(Parameter.embedding(CLASS, getNOut()));
        }
        if (positions) {
            all.add(Parameter.embedding(POSITIONS, tokens(), getNOut()));
        }
        return all;
    }

    @Override
    List<Object> settings() {
        return List.of(patch, classToken, positions, gridHeight, gridWidth);
    }

    @Override
    PatchEmbeddingLayer layer(NeuralNetConfiguration configuration, DataType type) {
        return new PatchEmbeddingLayer(configuration, type);
    }
}
