package io.github.fer4j.data.face;

import io.github.fer4j.Box;
import io.github.fer4j.Landmarks;
import io.github.fer4j.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two hits of a cascade for eyes that may be those of one face. Places are shares of the face's box.
 *
 * @param right the person's right eye, further left in the photo
 * @param left the person's left eye
 */
record EyePair(Eye right, Eye left) {
    private static final double STEEPEST = Math.tan(Math.toRadians(20));
    private static final double MOST_UNLIKE = 1.6;

    /**
     * An eye.
     *
     * @param x of its centre, from the left edge of the box
     * @param y of its centre, from the upper edge of the box
     * @param size of its side
     * @param confidence how many hits it has
     */
    record Eye(double x, double y, double size, double confidence) {
        boolean isInside() {
            return x >= 0.1 && x <= 0.9 && y >= 0.15 && y <= 0.55;
        }
    }

    /**
     * The eyes of a face.
     *
     * @param hits in pixels of a part of the photo
     * @param x the left edge of that part
     * @param y the upper edge of that part
     * @param face the face's box in the photo
     * @return the believable pair with the most hits
     */
    static Optional<Landmarks> best(List<Hit> hits, int x, int y, Box face) {
        List<Eye> eyes = hits.stream()
                .map(hit -> new Eye(
                        (x + hit.x() + hit.width() / 2 - face.x()) / face.width(),
                        (y + hit.y() + hit.height() / 2 - face.y()) / face.height(),
                        hit.width() / face.width(),
                        hit.confidence()))
                .filter(Eye::isInside)
                .toList();
        return eyes.stream()
                .flatMap(right -> eyes.stream().map(left -> new EyePair(right, left)))
                .filter(pair -> pair.isBelievable(face))
                .max(Comparator.comparingDouble(EyePair::confidence)
                        .thenComparingDouble(pair -> -Math.abs(pair.right.y - pair.left.y)))
                .map(pair -> Landmarks.ofEyes(place(pair.right, face), place(pair.left, face)));
    }

    private double confidence() {
        return right.confidence + left.confidence;
    }

    private boolean isBelievable(Box face) {
        double apart = left.x - right.x;
        double drop = Math.abs(left.y - right.y) * face.height() / face.width();
        return right.x < 0.5
                && left.x > 0.5
                && apart >= 0.25
                && apart <= 0.65
                && drop <= STEEPEST * apart
                && Math.max(right.size, left.size) <= MOST_UNLIKE * Math.min(right.size, left.size);
    }

    /** From edges to centres of pixels: half a pixel. */
    private static Point place(Eye eye, Box face) {
        return new Point(face.x() + eye.x * face.width() - 0.5, face.y() + eye.y * face.height() - 0.5);
    }
}
