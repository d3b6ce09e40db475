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
     * @throws InvalidArgumentException if the width or the height is below 1, or the far edges cannot be counted in ints
     */
    public Box {
        if (width < 1 || height < 1) {
            throw new InvalidArgumentException("a box is at least 1x1 pixels, got " + width + "x" + height);
        }
        if ((long) x + width > Integer.MAX_VALUE || (long) y + height > Integer.MAX_VALUE) {
            throw new InvalidArgumentException(
                    "a box ends below 2^31, got " + width + "x" + height + " at " + x + "," + y);
        }
    }

    /** The number of pixels. */
    public long area() {
        return (long) width * height;
    }

    /**
     * How much of two boxes is common to both: the area of their intersection over that of their union (Everingham et al.,
     * <i>The Pascal Visual Object Classes Challenge: A Retrospective</i>, IJCV 2015, equation 1).
     *
     * @param other another box
     * @return 0 where they have no pixel in common, 1 where they are the same
     */
    public double intersectionOverUnion(Box other) {
        long common = commonArea(other);
        return (double) common / ((double) area() + other.area() - common);
    }

    /**
     * The pixels that two boxes have in common.
     *
     * @param other another box
     * @return their number; 0 where the boxes are apart
     */
    public long commonArea(Box other) {
        return common(x, width, other.x, other.width) * common(y, height, other.y, other.height);
    }

    private static long common(int from, int length, int otherFrom, int otherLength) {
        long end = Math.min((long) from + length, (long) otherFrom + otherLength);
        return Math.max(0, end - Math.max(from, otherFrom));
    }

    /**
     * This box grown on every side by a share of its size.
     *
     * @param margin the share, such as 0.1 for a tenth of the width left and right and a tenth of the height above and
     *     below; above -0.5, at most 100
     * @return the larger (or, for a negative margin, smaller) box
     * @throws InvalidArgumentException if the margin is -0.5 or less, over 100 or not a number, or the larger box's edges
     *     cannot be counted in ints
     */
    public Box grown(double margin) {
        if (!(margin > -0.5) || margin > 100) {
            throw new InvalidArgumentException("a margin is above -0.5 and at most 100, got " + margin);
        }
        long dx = Math.round(width * margin);
        long dy = Math.round(height * margin);
        return new Box(
                exact(x - dx), exact(y - dy), exact(Math.max(1, width + 2 * dx)), exact(Math.max(1, height + 2 * dy)));
    }

    private int exact(long value) {
        if (value != (int) value) {
            throw new InvalidArgumentException("the box " + this + " is too large to be grown");
        }
        return (int) value;
    }

    /** Such as {@code 95x95 at 177,66}. */
    @Override
    public String toString() {
        return width + "x" + height + " at " + x + "," + y;
    }
}
