package io.github.fer4j.models.internal;

import io.github.fer4j.ValenceArousal;

/**
 * The last two outputs of a net that gives valence and arousal beside its classes. They lie behind the logits of the classes,
 * in one layer, and go through tanh, which keeps them in [-1, 1]: the layer's activation is the identity, so whoever reads the
 * outputs applies it, like the softmax of the logits.
 */
public final class AffectHead {
    /** Valence, then arousal. */
    public static final int OUTPUTS = 2;

    private AffectHead() {}

    /** Whether a row of outputs has valence and arousal behind so many logits. */
    static boolean isIn(double[] outputs, int classes) {
        return outputs.length == classes + OUTPUTS;
    }

    static ValenceArousal read(double[] outputs, int classes) {
        return new ValenceArousal(Math.tanh(outputs[classes]), Math.tanh(outputs[classes + 1]));
    }
}
