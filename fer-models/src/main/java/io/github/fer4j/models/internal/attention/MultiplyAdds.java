package io.github.fer4j.models.internal.attention;

import org.deeplearning4j.nn.conf.inputs.InputType;

/** A layer that knows what it costs. */
public interface MultiplyAdds {
    /**
     * Multiplications, each with its addition, in the matrix products of one image.
     *
     * @param output the type of what the layer puts out
     * @return at least 0
     */
    long multiplyAdds(InputType output);
}
