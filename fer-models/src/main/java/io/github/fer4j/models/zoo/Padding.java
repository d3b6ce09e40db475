package io.github.fer4j.models.zoo;

import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/**
 * What lies around the edges of a feature map. It matters where the stride is 2 and the side is even: the same weights then
 * see other places.
 */
enum Padding {
    /** Just enough for {@code ceil(side / stride)}, the odd line at the bottom and right: TensorFlow's {@code same}. */
    SAME,
    /** {@code (kernel - 1) / 2} on each side: Caffe and PyTorch. */
    SYMMETRIC,
    /** None; the output is smaller. */
    VALID;

    /** The option {@code padding} of nets whose published weights come with one or the other. */
    static Padding of(NetOptions options) {
        return options.choice("padding", List.of(SAME, SYMMETRIC));
    }

    ConvolutionMode mode() {
        return this == SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    int[] of(int kernel) {
        int size = this == SYMMETRIC ? (kernel - 1) / 2 : 0;
        return new int[] {size, size};
    }
}
