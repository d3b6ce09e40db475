package io.github.fer4j;

/**
 * A rectangle of pixels.
 *
 * @param x the left edge, in pixels; may lie outside the image
 * @param y the upper edge, in pixels; may lie outside the image
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record Box(int x, int y, int width, int height) {
    /**
     * Checks the size.
     *
     * @throws InvalidArgumentException if the width or the height is below 1
     */
    public Box {
        if (width < 1 || height < 1) {
            throw new InvalidArgumentException("a box is at least 1x1 pixels, got " + width + "x" + height);
        }
    }

    /** The number of pixels. */
    public long area() {
        return (long) width * height;
    }

    /**
     * This box grown on every side by a share of its size.
     *
     * @param margin the share, such as 0.1 for a tenth of the width left and right and a tenth of the height above and
     *     below; above -0.5
     * @return the larger (or, for a negative margin, smaller) box
     * @throws InvalidArgumentException if the margin is -0.5 or less, or not a number
     */
    public Box grown(double margin) {
        if (!(margin > -0.5) || margin > 100) {
            throw new InvalidArgumentException("a margin is above -0.5 and at most 100, got " + margin);
        }
        int dx = (int) Math.round(width * margin);
        int dy = (int) Math.round(height * margin);
        return new Box(x - dx, y - dy, Math.max(1, width + 2 * dx), Math.max(1, height + 2 * dy));
    }

    /** Such as {@code 95x95 at 177,66}. */
    @Override
    public String toString() {
        return width + "x" + height + " at " + x + "," + y;
    }
}
