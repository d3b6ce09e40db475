package io.github.fer4j.format;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Landmarks;
import io.github.fer4j.Point;
import io.github.fer4j.Similarity;

/**
 * Where the centres of the eyes are in an aligned face: a square crop in which they are level, one as far from the middle
 * as the other.
 *
 * @param distance from eye to eye, as a share of the crop's side, 0.1 to 0.9
 * @param height from the crop's upper edge to the eyes, as a share of its side, 0.05 to 0.95
 */
public record EyePlacement(double distance, double height) {
    /**
     * Checks the shares.
     *
     * @throws InvalidArgumentException if one is out of range
     */
    public EyePlacement {
        if (!(distance >= 0.1 && distance <= 0.9)) {
            throw new InvalidArgumentException(
                    "the distance of the eyes is 0.1 to 0.9 of an aligned face's side, got " + distance);
        }
        if (!(height >= 0.05 && height <= 0.95)) {
            throw new InvalidArgumentException(
                    "the eyes are 0.05 to 0.95 of an aligned face's side below its upper edge, got " + height);
        }
    }

    /**
     * Where the centre of the person's right eye goes; it is the one further left.
     *
     * @param side of the crop, in pixels
     * @return the place in the crop
     */
    public Point rightEye(int side) {
        return new Point((0.5 - distance / 2) * side - 0.5, height * side - 0.5);
    }

    /**
     * Where the centre of the person's left eye goes; it is the one further right.
     *
     * @param side of the crop, in pixels
     * @return the place in the crop
     */
    public Point leftEye(int side) {
        return new Point((0.5 + distance / 2) * side - 0.5, height * side - 0.5);
    }

    /**
     * The turn, zoom and shift from a photo to an aligned face.
     *
     * @param landmarks of the face, in pixels of the photo
     * @param side of the aligned face, in pixels
     * @return the similarity from the photo's points to those of the aligned face
     * @throws InvalidArgumentException if the eyes are at the same place, or the side is below 1
     */
    public Similarity similarity(Landmarks landmarks, int side) {
        if (side < 1) {
            throw new InvalidArgumentException("an aligned face's side is at least 1 pixel, got " + side);
        }
        return Similarity.moving(landmarks.rightEye(), landmarks.leftEye(), rightEye(side), leftEye(side));
    }

    /**
     * A face, aligned.
     *
     * @param photo the photo
     * @param landmarks of the face, in pixels of the photo
     * @param side of the result, in pixels
     * @return the square crop; edges of the photo are repeated where it reaches outside
     * @throws InvalidArgumentException if the eyes are at the same place or over 256 times as far apart as in the result, or
     *     the side is below 1
     */
    public Image align(Image photo, Landmarks landmarks, int side) {
        return photo.transformed(similarity(landmarks, side), side, side);
    }
}
