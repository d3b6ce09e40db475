package io.github.fer4j.format;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;

/**
 * How a detected face is cut from a photo so that it looks like the crops that the model learned from.
 *
 * @param margin the share of the box that is added on every side; may be negative
 */
public record FaceCrop(double margin) {
    /**
     * Checks the margin.
     *
     * @throws InvalidArgumentException if the margin is not above -0.5 and at most 2
     */
    public FaceCrop {
        if (!(margin > -0.5 && margin <= 2)) {
            throw new InvalidArgumentException("a face's margin is above -0.5 and at most 2, got " + margin);
        }
    }

    /** The box as the detector gives it. */
    public static FaceCrop tight() {
        return new FaceCrop(0);
    }

    /**
     * Cuts a face out.
     *
     * @param photo the photo
     * @param face where the detector saw the face
     * @return the crop; edges of the photo are repeated where the margin reaches outside
     */
    public Image cut(Image photo, Box face) {
        return photo.crop(face.grown(margin));
    }
}
