package io.github.fer4j.data.face;

import io.github.fer4j.Image;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The two cascades for eyes. */
final class EyeCascades implements NativeResource {
    private static final double SCALE_FACTOR = 1.1;
    private static final int MIN_NEIGHBOURS = 3;

    /** The surer one first: the other sees more eyes, and takes more nostrils and curls for some. */
    private final Cascade sure;

    private final Cascade eager;

    EyeCascades() {
        sure = Cascade.load(CascadeFile.EYE_OR_GLASSES);
        try {
            eager = Cascade.load(CascadeFile.EYE);
        } catch (RuntimeException | Error e) {
            sure.close();
            throw e;
        }
    }

    /**
     * Looks for eyes with the one cascade, then, if that was not enough, with the other.
     *
     * @param region of a face
     * @param scale of the searched copy
     * @param smallest side of an eye in the searched copy
     * @param largest side of an eye in the searched copy
     * @param choose makes something of the hits, in pixels of the region, or finds that they are not enough
     */
    <R> Optional<R> search(
            Image region, double scale, int smallest, int largest, Function<List<Hit>, Optional<R>> choose) {
        try (GrayPhoto gray = GrayPhoto.of(region);
                SearchImage image = gray.whole(scale)) {
            return choose.apply(sure.search(image, SCALE_FACTOR, MIN_NEIGHBOURS, smallest, largest))
                    .or(() -> choose.apply(eager.search(image, SCALE_FACTOR, MIN_NEIGHBOURS, smallest, largest)));
        }
    }

    @Override
    public void close() {
        sure.close();
        eager.close();
    }
}
