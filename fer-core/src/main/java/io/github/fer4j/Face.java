package io.github.fer4j;

import java.util.Objects;
import java.util.Optional;

/**
 * A face that a detector found.
 *
 * @param box where it is, inside the image
 * @param confidence how sure the detector is; larger is surer, the scale is the detector's own
 * @param landmarks its eyes and more, in pixels of the image; empty where nobody looked for them or they were not found
 */
public record Face(Box box, double confidence, Optional<Landmarks> landmarks) {
    /** Checks that nothing is missing. */
    public Face {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(landmarks, "landmarks");
    }

    /**
     * A face without landmarks.
     *
     * @param box where it is, inside the image
     * @param confidence how sure the detector is
     */
    public Face(Box box, double confidence) {
        this(box, confidence, Optional.empty());
    }

    /**
     * This face with landmarks.
     *
     * @param found in pixels of the image
     * @return the changed face
     */
    public Face withLandmarks(Landmarks found) {
        return new Face(box, confidence, Optional.of(found));
    }
}
