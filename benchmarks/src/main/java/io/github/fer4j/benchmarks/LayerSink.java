package io.github.fer4j.benchmarks;

/** Takes the layers of a net in order; each rival builds its own from them, so that all train the same net. */
interface LayerSink {
    /** A 3x3 convolution, stride 1, edges padded so that height and width stay. */
    void convolution(int filters, boolean bias);

    /** Batch normalisation with learned scale and shift. */
    void norm();

    /** ReLU. */
    void relu();

    /** 2x2 max pooling, stride 2. */
    void maxPool();

    /** The mean over height and width. */
    void globalMean();

    /** A dense layer with bias; feature maps are flattened before it. */
    void dense(int units);

    /** Sets this share of the features to zero while training. */
    void dropout(double share);
}
