package io.github.fer4j;

/**
 * A turn, a zoom and a shift: {@code x' = a x - b y + dx, y' = b x + a y + dy}. Angles and proportions stay, so a face
 * stays that person's face.
 *
 * @param a zoom times cosine of the turn
 * @param b zoom times sine of the turn (clockwise where y points downwards)
 * @param dx shift to the right, in pixels
 * @param dy shift downwards, in pixels
 */
public record Similarity(double a, double b, double dx, double dy) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidArgumentException if one is infinite or not a number, or the zoom is 0
     */
    public Similarity {
        double zoom = Math.hypot(a, b);
        if (!(zoom > 0) || Double.isInfinite(zoom) || !Double.isFinite(dx) || !Double.isFinite(dy)) {
            throw new InvalidArgumentException("a similarity has finite numbers and a zoom above 0, got a " + a + ", b "
                    + b + ", dx " + dx + ", dy " + dy);
        }
    }

    /**
     * The one similarity that moves two points to two others.
     *
     * @param from the first point
     * @param fromOther the second point, elsewhere than the first
     * @param to where the first goes
     * @param toOther where the second goes, elsewhere than the first
     * @return the similarity
     * @throws InvalidArgumentException if two points that differ are needed and do not
     */
    public static Similarity moving(Point from, Point fromOther, Point to, Point toOther) {
        double fx = fromOther.x() - from.x();
        double fy = fromOther.y() - from.y();
        double tx = toOther.x() - to.x();
        double ty = toOther.y() - to.y();
        double square = fx * fx + fy * fy;
        if (!(square > 0)) {
            throw new InvalidArgumentException("a similarity moves two different points, got " + from + " twice");
        }
        double a = (fx * tx + fy * ty) / square;
        double b = (fx * ty - fy * tx) / square;
        return new Similarity(a, b, to.x() - a * from.x() + b * from.y(), to.y() - b * from.x() - a * from.y());
    }

    /**
     * Where a point goes.
     *
     * @param point before
     * @return after
     */
    public Point apply(Point point) {
        return new Point(a * point.x() - b * point.y() + dx, b * point.x() + a * point.y() + dy);
    }

    /** How many times larger things become. */
    public double zoom() {
        return Math.hypot(a, b);
    }

    /** The similarity that undoes this one. */
    public Similarity inverse() {
        double square = a * a + b * b;
        double ia = a / square;
        double ib = -b / square;
        return new Similarity(ia, ib, ib * dy - ia * dx, -ib * dx - ia * dy);
    }
}
