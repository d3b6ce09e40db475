package io.github.fer4j;

import io.github.fer4j.spi.ImagingProvider;
import java.util.List;

/** The detectors that need no more than the core. Others are in {@code io.github.fer4j.data.face}. */
public final class FaceDetectors {
    private FaceDetectors() {}

    /**
     * For images that are face crops already: the whole image is the face, and no margin is added. {@link
     * Fer.Builder#withoutDetection} takes it.
     */
    public static FaceDetector none() {
        return WholeImage.INSTANCE;
    }

    /**
     * The detector that {@link Fer} uses unless told otherwise: of the first {@link ImagingProvider} on the class path.
     *
     * @return a new detector, which the caller closes
     * @throws MissingProviderException if there is no provider
     */
    public static FaceDetector standard() {
        return Providers.imaging().openFaceDetector();
    }

    /** See {@link #none}. */
    enum WholeImage implements FaceDetector {
        INSTANCE;

        @Override
        public List<Face> detect(Image image) {
            return List.of(new Face(new Box(0, 0, image.width(), image.height()), 1));
        }
    }
}
