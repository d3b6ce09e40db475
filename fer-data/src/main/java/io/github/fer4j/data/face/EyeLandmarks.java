package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import io.github.fer4j.Image;
import io.github.fer4j.LandmarkDetector;
import io.github.fer4j.Landmarks;
import io.github.fer4j.MissingProviderException;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the two eyes of a face with OpenCV's cascades {@code eye_tree_eyeglasses} and, where that finds no pair, {@code
 * eye}.
 *
 * <p>A pair is believed if there is one eye in each half of the face's box, both between 15 and 55 % of its height below the
 * upper edge, of much the same size, 25 to 65 % of its width apart, and level to within 20 degrees; of several such pairs
 * the one with the most hits. Otherwise there are no landmarks: closed eyes, dark glasses, profiles.
 *
 * <p>Safe for several threads at once, as {@link CascadeFaceDetector} is. The time does not depend on the size of the photo.
 */
public final class EyeLandmarks implements LandmarkDetector {
    /** Faces are searched at this size: the eyes are then two to three windows of the cascades (20 pixels) wide. */
    private static final double SEARCHED_SIDE = 200;
    /** Smaller ones show no eyes. */
    private static final int SMALLEST_FACE = 16;
    /** The part of the face's height that is searched: the eyes, with room for their brows and cheeks. */
    private static final double SEARCHED_HEIGHT = 0.65;

    private static final int SMALLEST_EYE = (int) (0.12 * SEARCHED_SIDE);
    private static final int LARGEST_EYE = (int) (0.4 * SEARCHED_SIDE);

    private final Pool<EyeCascades> cascades = new Pool<>("the eye detector", EyeCascades::new);

    private EyeLandmarks() {}

    /**
     * Opens the cascades; loads OpenCV the first time.
     *
     * @return a new detector of eyes, which the caller closes
     * @throws MissingProviderException if OpenCV's native library for this platform is not on the class path; the message
     *     names the artifact
     */
    public static EyeLandmarks open() {
        return new EyeLandmarks();
    }

    /**
     * The eyes of one face.
     *
     * @param photo gray or RGB, any size
     * @param face where a detector saw an upright face
     * @return landmarks of {@link Landmarks.Scheme#EYES}; empty where no believable pair is found
     * @throws io.github.fer4j.FerException if this detector is closed
     */
    @Override
    public Optional<Landmarks> locate(Image photo, Box face) {
        Objects.requireNonNull(face, "face");
        cascades.checkOpen();
        int left = Math.max(0, face.x());
        int top = Math.max(0, face.y());
        int right = Math.min(photo.width(), face.x() + face.width());
        int bottom = (int) Math.min(photo.height(), face.y() + Math.ceil(SEARCHED_HEIGHT * face.height()));
        if (Math.min(face.width(), face.height()) < SMALLEST_FACE || right <= left || bottom <= top) {
            return Optional.empty();
        }
        Image region = photo.crop(new Box(left, top, right - left, bottom - top));
        double scale = SEARCHED_SIDE / Math.max(face.width(), face.height());
        return cascades.lend(lent ->
                lent.search(region, scale, SMALLEST_EYE, LARGEST_EYE, hits -> EyePair.best(hits, left, top, face)));
    }

    @Override
    public void close() {
        cascades.close();
    }
}
