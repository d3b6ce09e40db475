package io.github.fer4j;

import java.util.List;

/**
 * Which of the detected faces are looked at.
 *
 * @param minSize the least width and height of a face's box, in pixels
 * @param minConfidence on the detector's own scale
 */
record FaceFilter(int minSize, double minConfidence) {
    /** Lets every face through, also one whose detector gives no number as its confidence. */
    static final FaceFilter NONE = new FaceFilter(1, Double.NEGATIVE_INFINITY);

    FaceFilter withMinSize(int pixels) {
        if (pixels < 1) {
            throw new InvalidArgumentException("the least size of a face is at least 1 pixel, got " + pixels);
        }
        return new FaceFilter(pixels, minConfidence);
    }

    FaceFilter withMinConfidence(double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidArgumentException("the least confidence of a face is finite, got " + value);
        }
        return new FaceFilter(minSize, value);
    }

    /** The faces that pass, in their order. */
    List<Face> apply(List<Face> faces) {
        return equals(NONE) ? faces : faces.stream().filter(this::passes).toList();
    }

    private boolean passes(Face face) {
        int size = Math.min(face.box().width(), face.box().height());
        return size >= minSize && (minConfidence == Double.NEGATIVE_INFINITY || face.confidence() >= minConfidence);
    }
}
