package io.github.fer4j.data.face;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places where there may be a face: hits of a cascade in a small copy of a photo, those of much the same place and size taken
 * together as their mean.
 */
final class Candidates {
    /** How far apart hits of one place are, and by how much their sides differ, as a share of the side. */
    private static final double SAME_PLACE = 0.3;

    /** Places order the hits, for OpenCV's threads do not. */
    private static final Comparator<Hit> BY_PLACE =
            Comparator.comparingDouble(Hit::width).thenComparingDouble(Hit::y).thenComparingDouble(Hit::x);

    private Candidates() {}

    /** The places, each with the number of its hits as confidence. */
    static List<Hit> of(List<Hit> hits) {
        List<Hit> places = new ArrayList<>();
        hits.stream().sorted(BY_PLACE).forEach(hit -> {
            for (int i = 0; i < places.size(); i++) {
                if (isSame(places.get(i), hit)) {
                    places.set(i, mean(places.get(i), hit));
                    return;
                }
            }
            places.add(hit);
        });
        return places;
    }

    private static boolean isSame(Hit place, Hit hit) {
        double near = SAME_PLACE * Math.min(place.width(), hit.width());
        return Math.abs(place.width() - hit.width()) <= near
                && Math.abs(centreX(place) - centreX(hit)) <= near
                && Math.abs(centreY(place) - centreY(hit)) <= near;
    }

    private static double centreX(Hit hit) {
        return hit.x() + hit.width() / 2;
    }

    private static double centreY(Hit hit) {
        return hit.y() + hit.height() / 2;
    }

    private static Hit mean(Hit place, Hit hit) {
        double old = place.confidence() / (place.confidence() + hit.confidence());
        return new Hit(
                old * place.x() + (1 - old) * hit.x(),
                old * place.y() + (1 - old) * hit.y(),
                old * place.width() + (1 - old) * hit.width(),
                old * place.height() + (1 - old) * hit.height(),
                place.confidence() + hit.confidence());
    }
}
