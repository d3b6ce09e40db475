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

    /** The faces of a photo. */
    List<Hit> search(Image photo, FaceSearch how) {
        try (GrayPhoto gray = GrayPhoto.of(photo)) {
            if (how.isQuick(Math.min(gray.width(), gray.height()))) {
                List<Hit> faces = new QuickSearch(frontal, gray, how).faces();
                if (!faces.isEmpty()) {
                    return faces;
                }
            }
            return thorough(gray, how);
        }
    }

    private List<Hit> thorough(GrayPhoto photo, FaceSearch how) {
        int smallest = how.smallest(how.scale());
        try (SearchImage image = photo.whole(how.scale())) {
            List<Hit> faces = frontal.search(image, how.scaleFactor(), how.minNeighbours(), smallest, 0);
            if (!faces.isEmpty() || !how.profiles()) {
                return faces;
            }
            if (profile == null) {
                profile = Cascade.load(CascadeFile.HAAR_PROFILE);
            }
            // The cascade knows faces that look one way: the mirror shows it the others.
            List<Hit> sides =
                    new ArrayList<>(profile.search(image, how.scaleFactor(), how.minNeighbours(), smallest, 0));
            try (SearchImage mirror = image.mirrored()) {
                profile.search(mirror, how.scaleFactor(), how.minNeighbours(), smallest, 0)
                        .forEach(hit -> sides.add(hit.mirrored(photo.width())));
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
