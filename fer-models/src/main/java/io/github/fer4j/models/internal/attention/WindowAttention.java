package io.github.fer4j.models.internal.attention;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Multi-head self-attention inside square windows that do not overlap (Liu et al. 2021, <a
 * href="https://arxiv.org/abs/2103.14030">arXiv:2103.14030</a>, section 3.2, without the shift): takes queries, keys and values
 * as channels one behind the other, {@code [batch, 3 width, h, w]}, and gives {@code [batch, width, h, w]}. To each product of
 * a query and a key a learned value is added that depends on how far apart they lie (equation 4). Where windows do not fit,
 * zeros are appended below and to the right, which take part as keys.
 *
 * <p>Parameters: {@value #POSITIONS} {@code [heads, (2 window - 1)^2]}, by the distance down and then across.
 */
public final class WindowAttention extends AttentionLayer {
    /** The name of the values that depend on the distance. */
    public static final String POSITIONS = "positions";

    private static final long serialVersionUID = 1L;

    private int heads;
    private int window;

    /** For the JSON mapper. */
    @SuppressWarnings("unused")
    private WindowAttention() {}

    /**
     * A layer whose input is not known yet.
     *
     * @param heads divides the width
     * @param window height and width of a window
     */
    public WindowAttention(int heads, int window) {
        this.heads = heads;
        this.window = window;
    }

    /** The number of heads. */
    public int getHeads() {
        return heads;
    }

    /** For the JSON mapper. */
    void setHeads(int heads) {
        this.heads = heads;
    }

    /** Height and width of a window. */
    public int getWindow() {
        return window;
    }

    /** For the JSON mapper. */
    void setWindow(int window) {
        this.window = window;
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        setNIn(maps(input).getChannels());
        setNOut(getNIn() / 3);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        InputType.InputTypeConvolutional maps = maps(input);
        if (maps.getChannels() % (3L * heads) != 0) {
            throw new IllegalArgumentException("the width is a multiple of the " + heads
                    + " heads, and the input has three times the width, got " + input);
        }
        return InputType.convolutional(maps.getHeight(), maps.getWidth(), maps.getChannels() / 3);
    }

    /** How many windows cover a side. */
    long windows(long side) {
        return (side + window - 1) / window;
    }

    /**
     * For each query and key of a window, where the value of their distance lies among a head's {@value #POSITIONS}.
     *
     * @return {@code [window^2, window^2]}, row by row
     */
    public int[] distances() {
        int tokens = window * window;
        int[] distances = new int[tokens * tokens];
        for (int i = 0; i < distances.length; i++) {
            int query = i / tokens;
            int key = i % tokens;
            int down = query / window - key / window + window - 1;
            int across = query % window - key % window + window - 1;
            distances[i] = down * (2 * window - 1) + across;
        }
        return distances;
    }

    /** Queries times keys, and shares times values, in all windows. */
    @Override
    public long multiplyAdds(InputType output) {
        InputType.InputTypeConvolutional maps = maps(output);
        long tokens = (long) window * window;
        return windows(maps.getHeight()) * windows(maps.getWidth()) * 2 * tokens * tokens * getNOut();
    }

    @Override
    List<Parameter> parameters() {
        int distances = 2 * window - 1;
        return List.of(Parameter.embedding(POSITIONS, heads, (long) distances * distances));
    }

    @Override
    List<Object> settings() {
        return List.of(heads, window);
    }

    @Override
    WindowAttentionLayer layer(NeuralNetConfiguration configuration, DataType type) {
        return new WindowAttentionLayer(configuration, type);
    }
}
