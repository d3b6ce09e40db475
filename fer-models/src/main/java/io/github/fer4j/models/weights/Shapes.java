package io.github.fer4j.models.weights;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shapes of arrays. */
final class Shapes {
    private Shapes() {}

    /** How many values there are. */
    static long length(long[] shape) {
        long length = 1;
        for (long side : shape) {
            length = Math.multiplyExact(length, side);
        }
        return length;
    }

    /** Such as {@code 64x3x7x7}; {@code scalar} for no numbers. */
    static String text(long[] shape) {
        return shape.length == 0
                ? "scalar"
                : Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("x"));
    }
}
