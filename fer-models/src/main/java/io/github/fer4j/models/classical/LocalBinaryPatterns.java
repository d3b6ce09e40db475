package io.github.fer4j.models.classical;

import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.InvalidArgumentException;

/**
 * Histograms of uniform local binary patterns (Ojala, Pietikäinen and Mäenpää 2002, <a
 * href="https://doi.org/10.1109/TPAMI.2002.1017623">doi:10.1109/TPAMI.2002.1017623</a>) over a grid of cells, as for faces
 * (Ahonen, Hadid and Pietikäinen 2006).
 *
 * <p>Eight neighbours stand on a circle around each pixel, the first to the right, the others counterclockwise; those between
 * pixels are interpolated bilinearly. Neighbour p that is not darker than the centre sets bit p. A pattern with at most two
 * changes around the circle is uniform: there are 58 of them, which have a bin each, in the order of their codes; all others
 * share the 59th. Pixels whose circle reaches outside have no pattern. A histogram is given as the square roots of its shares,
 * so that a linear kernel compares histograms by Bhattacharyya's coefficient and not by the largest bins alone.
 *
 * @param size to which a face is resized, in pixels a side; 8 to 512
 * @param cells a side, at least 1; each at least 2 pixels wide
 * @param radius of the circle in pixels, at least 1
 */
public record LocalBinaryPatterns(int size, int cells, int radius) implements Features {
    /** The bins of a histogram. */
    static final int BINS = 59;

    private static final int NEIGHBOURS = 8;
    private static final int[] BIN_OF = bins();

    /** What interpolation may lose: on a flat patch all neighbours are as bright as the centre. */
    private static final double ROUNDING = 1e-9;

    /**
     * Checks the sizes.
     *
     * @throws InvalidArgumentException if one is out of range
     */
    public LocalBinaryPatterns {
        if (size < 8 || size > 512) {
            throw new InvalidArgumentException("a face is resized to 8 to 512 pixels, got " + size + "; 48 is usual");
        }
        if (radius < 1 || radius > size / 4) {
            throw new InvalidArgumentException(
                    "the circle's radius is 1 to a quarter of " + size + " pixels, got " + radius + "; 2 is usual");
        }
        if (cells < 1 || 2 * cells > size - 2 * radius) {
            throw new InvalidArgumentException("cells are at least 2 pixels wide, so there are 1 to "
                    + (size - 2 * radius) / 2 + " of them a side, got " + cells + "; 6 is usual");
        }
    }

    /** 48 pixels, 6x6 cells, radius 2: 2,124 numbers. */
    public static LocalBinaryPatterns standard() {
        return new LocalBinaryPatterns(48, 6, 2);
    }

    private static int[] bins() {
        int[] bins = new int[1 << NEIGHBOURS];
        int next = 0;
        for (int code = 0; code < bins.length; code++) {
            int turned = code >> 1 | (code & 1) << NEIGHBOURS - 1;
            bins[code] = Integer.bitCount(code ^ turned) <= 2 ? next++ : BINS - 1;
        }
        return bins;
    }

    @Override
    public String name() {
        return "LBP";
    }

    @Override
    public int length() {
        return cells * cells * BINS;
    }

    @Override
    public float[] of(Image face) {
        byte[] pixels = face.toGray().resize(size, size, Interpolation.BILINEAR).toByteArray();
        int inside = size - 2 * radius;
        int[] counts = new int[length()];
        int[] pixelsOfCell = new int[cells * cells];
        Neighbour[] circle = Neighbour.circle(radius);
        for (int y = 0; y < inside; y++) {
            for (int x = 0; x < inside; x++) {
                int cell = y * cells / inside * cells + x * cells / inside;
                counts[cell * BINS + BIN_OF[code(pixels, y + radius, x + radius)]]++;
                pixelsOfCell[cell]++;
            }
        }
        float[] roots = new float[counts.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = (float) Math.sqrt((double) counts[i] / pixelsOfCell[i / BINS]);
        }
        return roots;
    }

    /** The pattern around a pixel, 0 to 255. */
    int code(byte[] pixels, int y, int x) {
        return code(pixels, y, x, Neighbour.circle(radius));
    }

    private int code(byte[] pixels, int y, int x, Neighbour[] circle) {
        int centre = pixels[y * size + x] & 0xff;
        int code = 0;
        for (int p = 0; p < NEIGHBOURS; p++) {
            if (circle[p].level(pixels, size, y, x) >= centre - ROUNDING) {
                code |= 1 << p;
            }
        }
        return code;
    }

    /**
     * A point of the circle: the pixel above it and to its left, as seen from the centre, and how far it lies beyond.
     *
     * @param rows down from the centre
     * @param columns to the right of the centre
     * @param down in [0, 1), in pixels
     * @param right in [0, 1), in pixels
     */
    private record Neighbour(int rows, int columns, double down, double right) {
        static Neighbour[] circle(int radius) {
            Neighbour[] circle = new Neighbour[NEIGHBOURS];
            for (int p = 0; p < NEIGHBOURS; p++) {
                double angle = 2 * Math.PI * p / NEIGHBOURS;
                double y = -radius * Math.sin(angle);
                double x = radius * Math.cos(angle);
                // Sines of right angles miss whole numbers by their last bit.
                int rows = (int) Math.floor(y + ROUNDING);
                int columns = (int) Math.floor(x + ROUNDING);
                circle[p] = new Neighbour(rows, columns, Math.max(0, y - rows), Math.max(0, x - columns));
            }
            return circle;
        }

        double level(byte[] pixels, int size, int centreRow, int centreColumn) {
            int y = centreRow + rows;
            int x = centreColumn + columns;
            // Past the last line its weight is 0 or a rounding error, so any pixel does.
            int below = Math.min(y + 1, size - 1);
            int beside = Math.min(x + 1, size - 1);
            double upper = (1 - right) * (pixels[y * size + x] & 0xff) + right * (pixels[y * size + beside] & 0xff);
            double lower =
                    (1 - right) * (pixels[below * size + x] & 0xff) + right * (pixels[below * size + beside] & 0xff);
            return (1 - down) * upper + down * lower;
        }
    }
}
