package io.github.fer4j;

/**
 * A place in an image, in pixels. Whole numbers are centres of pixels: 0,0 is the centre of the upper left one, so {@code
 * image.get(y, x, channel)} is the pixel at the point x,y. (The pixels of a {@link Box} go from x to x + width - 1.)
 *
 * @param x to the right; may lie outside the image
 * @param y downwards; may lie outside the image
 */
public record Point(double x, double y) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidArgumentException if one is infinite or not a number
     */
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new InvalidArgumentException("a point has finite coordinates, got " + x + "," + y);
        }
    }

    /**
     * How far another point is.
     *
     * @param other the other point
     * @return the Euclidean distance, in pixels
     */
    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
