package io.github.fer4j.data.internal;

import io.github.fer4j.FaceDetector;
import io.github.fer4j.Image;
import io.github.fer4j.data.face.CascadeFaceDetector;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.spi.ImagingProvider;

/** Decodes with ImageIO, finds faces with OpenCV. */
public final class OpenCvImaging implements ImagingProvider {
    /** For {@link java.util.ServiceLoader}; loads no native code. */
    public OpenCvImaging() {}

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Image decode(byte[] file, String source) {
        return ImageFiles.decode(file, source);
    }

    @Override
    public FaceDetector openFaceDetector() {
        return CascadeFaceDetector.open();
    }
}
