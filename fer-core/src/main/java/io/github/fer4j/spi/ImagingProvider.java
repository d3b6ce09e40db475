package io.github.fer4j.spi;

import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;

/** Decodes image files and finds faces. Registered in {@code META-INF/services}; the highest priority wins. */
public interface ImagingProvider {
    /** Of several providers, the highest wins. */
    int priority();

    /**
     * Decodes an image file.
     *
     * @param file the bytes of a PNG, JPEG, GIF, BMP or TIFF file
     * @param source what to call it in error messages
     * @return the image, gray or RGB, upright
     * @throws io.github.fer4j.UnreadableImageException if it is empty, truncated, too large or no image
     */
    Image decode(byte[] file, String source);

    /** Opens the detector to use unless the user names another; the caller closes it. */
    FaceDetector openFaceDetector();
}
