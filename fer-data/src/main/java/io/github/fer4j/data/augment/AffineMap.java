package io.github.fer4j.data.augment;

/**
 * Where in the source each target pixel comes from: {@code source = centre + offset + M (target - centre)}, sampled
 * bilinearly. Beyond the edge the nearest pixel is repeated: reflecting would invent facial features, a second mouth below
 * the chin, say; black would teach the net to see the frame.
 *
 * @param xx how far right the source moves for one target pixel to the right
 * @param xy how far right the source moves for one target pixel down
 * @param yx how far down the source moves for one target pixel to the right
 * @param yy how far down the source moves for one target pixel down
 * @param dx offset to the right, in pixels
 * @param dy offset downwards, in pixels
 */
record AffineMap(double xx, double xy, double yx, double yy, double dx, double dy) {
    /** Weights of the bilinear mean are whole numbers of 1/256: products stay in an int, and a gray level is not lost. */
    private static final int ONE = 256;

    private static final int FRACTION = 16;

    /**
     * The map that shifts, zooms, turns and shears the image, and mirrors the result.
     *
     * @param flip whether left and right change places
     * @param radians the turn
     * @param zoom above 1 the image grows
     * @param shear how far right a row moves for each row of distance from the centre
     * @param dx shift to the right, in pixels
     * @param dy shift downwards, in pixels
     */
    static AffineMap of(boolean flip, double radians, double zoom, double shear, double dx, double dy) {
        double cos = Math.cos(radians) / zoom;
        double sin = Math.sin(radians) / zoom;
        double mirror = flip ? -1 : 1;
        return new AffineMap(mirror * cos, shear * cos - sin, mirror * sin, shear * sin + cos, dx, dy);
    }

    /**
     * A window of what this map shows, enlarged to the whole size.
     *
     * @param share of each side that the window has
     * @param right how far its centre lies right of the middle, in pixels
     * @param down how far its centre lies below the middle, in pixels
     */
    AffineMap cropped(double share, double right, double down) {
        return new AffineMap(
                share * xx,
                share * xy,
                share * yx,
                share * yy,
                dx + xx * right + xy * down,
                dy + yx * right + yy * down);
    }

    boolean isIdentity() {
        return xx == 1 && xy == 0 && isMirrorOrIdentity();
    }

    private boolean isMirrorOrIdentity() {
        return Math.abs(xx) == 1 && xy == 0 && yx == 0 && yy == 1 && dx == 0 && dy == 0;
    }

    /**
     * The source seen through this map.
     *
     * @param source {@code [height * width * channels]}
     * @return a new array of the same shape
     */
    byte[] apply(byte[] source, int height, int width, int channels) {
        byte[] target = new byte[source.length];
        double centreX = (width - 1) / 2.0;
        double centreY = (height - 1) / 2.0;
        // Positions step in fixed point, 1 / 2^16 of a pixel: measured faster than floating point.
        long lastX = (long) (width - 1) << FRACTION;
        long lastY = (long) (height - 1) << FRACTION;
        long stepX = fixed(xx);
        long stepY = fixed(yx);
        for (int y = 0; y < height; y++) {
            long fromX = fixed(centreX + dx + xy * (y - centreY) - xx * centreX);
            long fromY = fixed(centreY + dy + yy * (y - centreY) - yx * centreX);
            int at = y * width * channels;
            for (int x = 0; x < width; x++) {
                long sourceX = Math.max(0, Math.min(lastX, fromX));
                long sourceY = Math.max(0, Math.min(lastY, fromY));
                fromX += stepX;
                fromY += stepY;
                int upper = ((int) (sourceY >> FRACTION) * width + (int) (sourceX >> FRACTION)) * channels;
                int right = sourceX < lastX ? channels : 0;
                int lower = sourceY < lastY ? width * channels : 0;
                int shareX = (int) (sourceX >> 8) & 0xff;
                int shareY = (int) (sourceY >> 8) & 0xff;
                for (int c = 0; c < channels; c++, upper++) {
                    int above = mix(source[upper], source[upper + right], shareX);
                    int below = mix(source[upper + lower], source[upper + lower + right], shareX);
                    target[at++] = (byte) (above * (ONE - shareY) + below * shareY + ONE * ONE / 2 >>> 16);
                }
            }
        }
        return target;
    }

    private static int mix(byte one, byte other, int share) {
        return (one & 0xff) * (ONE - share) + (other & 0xff) * share;
    }

    private static long fixed(double pixels) {
        return Math.round(pixels * (1 << FRACTION));
    }
}
