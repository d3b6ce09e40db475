package io.github.fer4j;

import java.util.Objects;

/**
 * A face that a detector found.
 *
 * @param box where it is, inside the image
 * @param confidence how sure the detector is; larger is surer, the scale is the detector's own
 */
public record Face(Box box, double confidence) {
    /** Checks that there is a box. */
    public Face {
        Objects.requireNonNull(box, "box");
    }
}
