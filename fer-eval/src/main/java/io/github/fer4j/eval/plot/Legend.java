package io.github.fer4j.eval.plot;

import io.github.fer4j.eval.plot.Canvas.Anchor;
import java.util.ArrayList;
import java.util.List;

/** The names of series in rows below a plot, each behind a piece of its line or its colour. */
final class Legend {
    /** What stands before a name. */
    @FunctionalInterface
    interface Sign {
        void draw(Canvas canvas, double x, double y);
    }

    private record Entry(String name, Sign sign) {}

    private static final double ROW = 20;
    private static final double SIGN = 30;
    private static final double GAP = 14;
    private static final int LONGEST_NAME = 34;

    private final double width;
    private final List<Entry> entries = new ArrayList<>();

    Legend(double width) {
        this.width = width;
    }

    void add(String name, Sign sign) {
        entries.add(new Entry(Names.shortened(name, LONGEST_NAME), sign));
    }

    double height() {
        return place(null, 0, 0);
    }

    void draw(Canvas canvas, double x, double y) {
        place(canvas, x, y);
    }

    /** Lays the entries out from left to right, and draws them unless the canvas is null; gives the height. */
    private double place(Canvas canvas, double left, double top) {
        double x = 0;
        double y = 0;
        for (Entry entry : entries) {
            double length = SIGN + Names.width(entry.name()) + GAP;
            if (x > 0 && x + length > width) {
                x = 0;
                y += ROW;
            }
            if (canvas != null) {
                entry.sign().draw(canvas, left + x, top + y + ROW / 2);
                canvas.text(left + x + SIGN, top + y + ROW / 2 + 4.5, entry.name(), Anchor.START, Ink.TEXT);
            }
            x += length;
        }
        return entries.isEmpty() ? 0 : y + ROW;
    }
}
