package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import io.github.fer4j.Image;

/**
 * What a cascade found, in pixels of the photo: edges, as those of a {@link Box}, but not rounded.
 *
 * @param confidence how sure the detector is; of a cascade, how many overlapping hits were merged into it
 */
record Hit(double x, double y, double width, double height, double confidence) {
    /** The same in the photo of this width that was searched mirrored. */
    Hit mirrored(int photoWidth) {
        return new Hit(photoWidth - x - width, y, width, height, confidence);
    }

    /** As a face, its box inside the photo. */
    Face toFace(Image photo) {
        int left = clamp(x, photo.width() - 1);
        int top = clamp(y, photo.height() - 1);
        int right = clamp(x + width, photo.width());
        int bottom = clamp(y + height, photo.height());
        return new Face(new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top)), confidence);
    }

    private static int clamp(double value, int most) {
        return (int) Math.max(0, Math.min(most, Math.round(value)));
    }
}
