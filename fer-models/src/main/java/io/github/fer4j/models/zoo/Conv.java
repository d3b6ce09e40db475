package io.github.fer4j.models.zoo;

/**
 * A square convolution, as the tables of papers state it.
 *
 * @param kernel height and width
 * @param filters channels of its output
 * @param stride in both directions
 */
record Conv(int kernel, int filters, int stride) {
    /** A 1x1 convolution with stride 1. */
    static Conv conv1x1(int filters) {
        return new Conv(1, filters, 1);
    }

    /** A 3x3 convolution with stride 1. */
    static Conv conv3x3(int filters) {
        return new Conv(3, filters, 1);
    }

    /** A 7x7 convolution with stride 1. */
    static Conv conv7x7(int filters) {
        return new Conv(7, filters, 1);
    }

    /** This convolution with another stride. */
    Conv stride(int newStride) {
        return new Conv(kernel, filters, newStride);
    }
}
