package io.github.fer4j.eval.plot;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.plot.Canvas.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A matrix whose cells are the fuller the greater their share, with the numbers written in them. */
public final class HeatMap {
    private static final double WIDTH = 460;
    private static final double LEAST_CELL = 46;
    private static final double CELL_HEIGHT = 32;
    private static final double RIGHT = 14;
    private static final int LONGEST_NAME = 18;
    private static final double SLANT = 38;

    private final String rowAxis;
    private final String columnAxis;
    private final List<String> names;
    private final int[][] counts;
    private final double[][] shares;
    private final double left;
    private final double top;
    private final double cell;

    private HeatMap(String rowAxis, String columnAxis, List<String> names, int[][] counts, double[][] shares) {
        this.rowAxis = rowAxis;
        this.columnAxis = columnAxis;
        this.names =
                names.stream().map(name -> Names.shortened(name, LONGEST_NAME)).toList();
        this.counts = counts;
        this.shares = shares;
        double longest = this.names.stream().mapToDouble(Names::width).max().orElse(0);
        this.left = 34 + longest;
        this.top = 62 + longest * Math.sin(Math.toRadians(SLANT));
        this.cell = Math.max(LEAST_CELL, (WIDTH - left - RIGHT - slantedRoom(longest) / 3) / names.size());
    }

    /** How far the name of the last column reaches to the right. */
    private static double slantedRoom(double longest) {
        return longest * Math.cos(Math.toRadians(SLANT));
    }

    /**
     * A square matrix, such as a confusion matrix.
     *
     * @param title what it shows, in a few words
     * @param description what there is to see, for those who cannot see it
     * @param rowAxis what the rows are, such as {@code truth}
     * @param columnAxis what the columns are, such as {@code predicted}
     * @param names of the rows, and of the columns in the same order, at least one
     * @param counts {@code [row][column]}, written in the cells; copied
     * @param shares {@code [row][column]} in [0, 1], how full the cells are; copied
     * @return the plot
     * @throws InvalidArgumentException if a matrix is not a square of the size of the names, or a share is outside [0, 1]
     */
    public static Plot of(
            String title,
            String description,
            String rowAxis,
            String columnAxis,
            List<String> names,
            int[][] counts,
            double[][] shares) {
        int n = names.size();
        boolean square = n > 0
                && counts.length == n
                && shares.length == n
                && Arrays.stream(counts).allMatch(row -> row.length == n)
                && Arrays.stream(shares).allMatch(row -> row.length == n);
        if (!square || !Arrays.stream(shares).flatMapToDouble(Arrays::stream).allMatch(s -> s >= 0 && s <= 1 + 1e-9)) {
            throw new InvalidArgumentException("a heat map of " + n + " names has " + n + "x" + n
                    + " counts, and as many shares in [0, 1], got " + Arrays.deepToString(counts) + " and "
                    + Arrays.deepToString(shares));
        }
        HeatMap map = new HeatMap(
                Objects.requireNonNull(rowAxis, "rowAxis"),
                Objects.requireNonNull(columnAxis, "columnAxis"),
                names,
                Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new),
                Arrays.stream(shares).map(double[]::clone).toArray(double[][]::new));
        return new Plot(title, description, map.width(), map.top + n * CELL_HEIGHT + 14, map::draw);
    }

    /**
     * The class of a cell of an HTML table that is as full as a cell of a plot; see {@link Plot#styles}. Ordinary text on it has
     * enough contrast.
     *
     * @param share in [0, 1]
     * @return a class name
     */
    public static String cellClass(double share) {
        return "fp-" + Ink.heat(Ink.heatStep(share)).name();
    }

    private double width() {
        double longest = names.stream().mapToDouble(Names::width).max().orElse(0);
        return Math.max(WIDTH, left + names.size() * cell + RIGHT + slantedRoom(longest) / 3);
    }

    private void draw(Canvas canvas) {
        canvas.text(left + names.size() * cell / 2, 42, columnAxis, Anchor.MIDDLE, Ink.MUTED);
        canvas.text(15, top + names.size() * CELL_HEIGHT / 2, rowAxis, Anchor.MIDDLE, Ink.MUTED, false, 90);
        for (int i = 0; i < names.size(); i++) {
            double middle = top + (i + 0.5) * CELL_HEIGHT + 4.5;
            canvas.text(left - 6, middle, names.get(i), Anchor.END, Ink.TEXT);
            canvas.text(left + (i + 0.42) * cell, top - 6, names.get(i), Anchor.START, Ink.TEXT, false, SLANT);
            for (int j = 0; j < names.size(); j++) {
                double x = left + j * cell;
                Ink fill = Ink.heat(Ink.heatStep(shares[i][j]));
                canvas.box(x, top + i * CELL_HEIGHT, cell - 1, CELL_HEIGHT - 1, fill);
                canvas.text(x + cell / 2, middle, Integer.toString(counts[i][j]), Anchor.MIDDLE, Ink.TEXT);
            }
        }
    }
}
