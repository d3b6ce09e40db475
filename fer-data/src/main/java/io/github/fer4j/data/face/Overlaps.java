package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Of boxes that cover the same face the surest stays. The cascade finds mouths and chins as small faces inside a large one,
 * so the overlap is measured against the smaller box, not against the union of the two.
 */
final class Overlaps {
    private static final double SAME_FACE = 0.5;

    private static final Comparator<Face> SUREST_FIRST = Comparator.comparingDouble(Face::confidence)
            .thenComparingLong(face -> face.box().area())
            .reversed();
    /** Places break ties, so that the order does not depend on OpenCV's threads. */
    private static final Comparator<Face> LARGEST_FIRST = Comparator.comparingLong(
                    (Face face) -> -face.box().area())
            .thenComparingInt(face -> face.box().y())
            .thenComparingInt(face -> face.box().x());

    private Overlaps() {}

    /** The faces without doubles, largest first. */
    static List<Face> merge(List<Face> faces) {
        List<Face> kept = new ArrayList<>();
        faces.stream().sorted(SUREST_FIRST.thenComparing(LARGEST_FIRST)).forEach(face -> {
            if (kept.stream().noneMatch(other -> overlap(face.box(), other.box()) > SAME_FACE)) {
                kept.add(face);
            }
        });
        kept.sort(LARGEST_FIRST);
        return List.copyOf(kept);
    }

    /** The common area as a share of the smaller box. */
    private static double overlap(Box one, Box other) {
        return (double) one.commonArea(other) / Math.min(one.area(), other.area());
    }
}
