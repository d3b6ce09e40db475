package io.github.fer4j.models.weights;

/** The layers that have weights. */
enum Kind {
    /** A convolution over all channels. */
    CONVOLUTION,
    /** A convolution of each channel by itself. */
    DEPTHWISE,
    /** Batch normalisation. */
    NORM,
    /** A dense layer behind which others come. */
    DENSE,
    /** The dense layer that gives the logits. */
    HEAD
}
