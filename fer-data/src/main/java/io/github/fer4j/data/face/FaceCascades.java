package io.github.fer4j.data.face;

import io.github.fer4j.Image;
import java.util.ArrayList;
import java.util.List;

/** A frontal cascade, and the profile one from when it is first needed: parsing it takes as long as searching a photo. */
final class FaceCascades implements NativeResource {
    private final Cascade frontal;
    private Cascade profile;

    FaceCascades(CascadeFile frontal) {
        this.frontal = Cascade.load(frontal);
    }

    /**
     * The faces of a photo.
     *
     * @param photo to search
     * @param scale of the searched copy
     * @param smallest side of a face in the searched copy
     * @param profiles whether faces in profile are looked for where there is no frontal one
     */
    List<Hit> search(Image photo, double scale, double scaleFactor, int minNeighbours, int smallest, boolean profiles) {
        try (SearchImage image = SearchImage.of(photo, scale)) {
            List<Hit> faces = frontal.search(image, scaleFactor, minNeighbours, smallest, 0);
            if (!faces.isEmpty() || !profiles) {
                return faces;
            }
            if (profile == null) {
                profile = Cascade.load(CascadeFile.HAAR_PROFILE);
            }
            // The cascade knows faces that look one way: the mirror shows it the others.
            List<Hit> sides = new ArrayList<>(profile.search(image, scaleFactor, minNeighbours, smallest, 0));
            try (SearchImage mirror = image.mirrored()) {
                profile.search(mirror, scaleFactor, minNeighbours, smallest, 0)
                        .forEach(hit -> sides.add(hit.mirrored(photo)));
            }
            return sides;
        }
    }

    @Override
    public void close() {
        frontal.close();
        if (profile != null) {
            profile.close();
        }
    }
}
