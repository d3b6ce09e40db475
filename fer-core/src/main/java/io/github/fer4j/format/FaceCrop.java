package io.github.fer4j.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Landmarks;
import java.util.Objects;
import java.util.Optional;

/**
 * How a detected face is cut from a photo so that it looks like the crops that the model learned from: aligned by its eyes
 * where the model wants that and the detector found them, else its box with a margin.
 *
 * @param margin the share of the box that is added on every side; may be negative
 * @param eyes where the eyes go in an aligned face; null for faces that are not aligned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaceCrop(double margin, EyePlacement eyes) {
    /** No net takes more than a fraction of it; from there on aligned faces shrink. */
    private static final int LARGEST_SIDE = 512;

    /** What {@link Image#transformed} allows. */
    private static final double LEAST_ZOOM = 1 / 256.0;

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

    /**
     * The box with a margin.
     *
     * @param margin the share of the box that is added on every side; may be negative
     * @throws InvalidArgumentException if the margin is not above -0.5 and at most 2
     */
    public FaceCrop(double margin) {
        this(margin, null);
    }

    /** The box as the detector gives it. */
    public static FaceCrop tight() {
        return new FaceCrop(0);
    }

    /**
     * This crop, but aligned where the eyes are known.
     *
     * @param placement where the eyes go
     * @return the changed crop
     */
    public FaceCrop aligned(EyePlacement placement) {
        return new FaceCrop(margin, Objects.requireNonNull(placement, "placement"));
    }

    /** Where the eyes go in an aligned face; empty for faces that are not aligned. */
    public Optional<EyePlacement> alignment() {
        return Optional.ofNullable(eyes);
    }

    /**
     * Cuts a face out by its box.
     *
     * @param photo the photo
     * @param face where the detector saw the face
     * @return the crop; edges of the photo are repeated where the margin reaches outside
     */
    public Image cut(Image photo, Box face) {
        return photo.crop(face.grown(margin));
    }

    /**
     * Cuts a face out: aligned, if this crop says where the eyes go and the face has landmarks with eyes at least a pixel
     * and at most the photo's diagonal apart; else by its box.
     *
     * @param photo the photo
     * @param face the face that a detector found in it
     * @return the crop; edges of the photo are repeated where it reaches outside. An aligned face is a square that is as
     *     large as in the photo, at most 512 pixels
     */
    public Image cut(Image photo, Face face) {
        return face.landmarks()
                .filter(landmarks -> eyes != null)
                .filter(landmarks -> canAlign(photo, landmarks))
                .map(landmarks -> eyes.align(photo, landmarks, side(landmarks)))
                .orElseGet(() -> cut(photo, face.box()));
    }

    /** Eyes may come from anybody's detector: what cannot be a face's must not fail, or take forever to sample. */
    private boolean canAlign(Image photo, Landmarks landmarks) {
        double apart = apart(landmarks);
        return apart >= 1
                && apart <= Math.hypot(photo.width(), photo.height())
                && eyes.similarity(landmarks, side(landmarks)).zoom() >= LEAST_ZOOM;
    }

    private int side(Landmarks landmarks) {
        return (int) Math.max(1, Math.min(LARGEST_SIDE, Math.round(apart(landmarks) / eyes.distance())));
    }

    private static double apart(Landmarks landmarks) {
        return landmarks.rightEye().distanceTo(landmarks.leftEye());
    }
}
