package io.github.fer4j.models.explain;

/**
 * Values at the centres of the cells of a grid that lies over an image.
 *
 * @param height in cells
 * @param width in cells
 * @param values {@code [height * width]}, row by row
 * @param coveredHeight the share of the image's height that the cells cover, from the upper edge on; 1 but for patches that do
 *     not fit
 * @param coveredWidth the same of the width, from the left on
 */
record Grid(int height, int width, double[] values, double coveredHeight, double coveredWidth) {
    Grid(int height, int width, double[] values) {
        this(height, width, values, 1, 1);
    }

    /** These values, and 0 where they are below. */
    Grid rectified() {
        double[] rectified = values.clone();
        for (int i = 0; i < rectified.length; i++) {
            rectified[i] = Math.max(0, rectified[i]);
        }
        return new Grid(height, width, rectified, coveredHeight, coveredWidth);
    }

    /** The sum with another grid over all of the same image, in the cells of the finer one. */
    Grid plus(Grid other) {
        int rows = Math.max(height, other.height);
        int columns = Math.max(width, other.width);
        double[] sum = resized(rows, columns).values.clone();
        double[] added = other.resized(rows, columns).values;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += added[i];
        }
        return new Grid(rows, columns, sum);
    }

    /** Other cells over all of the image; between the centres of cells it is bilinear, beyond the outer ones constant. */
    Grid resized(int rows, int columns) {
        if (rows == height && columns == width && coveredHeight == 1 && coveredWidth == 1) {
            return this;
        }
        double[] resized = new double[rows * columns];
        for (int y = 0; y < rows; y++) {
            double row = place(y, rows, height, coveredHeight);
            for (int x = 0; x < columns; x++) {
                resized[y * columns + x] = at(row, place(x, columns, width, coveredWidth));
            }
        }
        return new Grid(rows, columns, resized);
    }

    /** Where the centre of a cell of the other grid lies among the centres of these cells. */
    private static double place(int cell, int others, int cells, double covered) {
        double place = (cell + 0.5) / others / covered * cells - 0.5;
        return Math.max(0, Math.min(cells - 1, place));
    }

    private double at(double row, double column) {
        int y = Math.min((int) row, Math.max(0, height - 2));
        int x = Math.min((int) column, Math.max(0, width - 2));
        int below = Math.min(y + 1, height - 1);
        int right = Math.min(x + 1, width - 1);
        double upper = between(values[y * width + x], values[y * width + right], column - x);
        double lower = between(values[below * width + x], values[below * width + right], column - x);
        return between(upper, lower, row - y);
    }

    private static double between(double from, double to, double share) {
        return (1 - share) * from + share * to;
    }
}
