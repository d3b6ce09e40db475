package io.github.fer4j.eval.plot;

/**
 * What a plot is drawn on. Lengths are in pixels of a plot that is shown in its own size; x goes to the right and y down.
 * Text is placed by its baseline.
 */
interface Canvas {
    /** Where a text lies about its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** The size of ordinary text. */
    double TEXT_SIZE = 13;

    /** Fills a box. */
    void box(double x, double y, double width, double height, Ink fill);

    /**
     * Draws straight lines from point to point.
     *
     * @param x of the points, at least two
     * @param y of the points
     * @param dash lengths drawn and left out in turn; empty for one unbroken line
     */
    void path(double[] x, double[] y, Ink stroke, double width, double... dash);

    /** Fills a disc. */
    void dot(double x, double y, double radius, Ink fill);

    /**
     * Writes a line of text.
     *
     * @param angle in degrees, against the clock, about the point
     */
    void text(double x, double y, String text, Anchor anchor, Ink fill, boolean bold, double angle);

    /** Writes level text of ordinary weight. */
    default void text(double x, double y, String text, Anchor anchor, Ink fill) {
        text(x, y, text, anchor, fill, false, 0);
    }

    /** Draws a line between two points. */
    default void line(double x1, double y1, double x2, double y2, Ink stroke) {
        path(new double[] {x1, x2}, new double[] {y1, y2}, stroke, 1);
    }
}
