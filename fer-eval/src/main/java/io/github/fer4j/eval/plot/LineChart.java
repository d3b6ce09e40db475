package io.github.fer4j.eval.plot;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.plot.Canvas.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Lines over two axes. Lines differ in colour and in dashes, so that they can be told apart without colour. Points that are
 * nearer to each other than half a pixel are drawn as one, so that a curve of a million points is a small file.
 */
public final class LineChart {
    private static final double WIDTH = 460;
    private static final double PLOT_HEIGHT = 270;
    private static final double LEFT = 62;
    private static final double RIGHT = 22;
    private static final double TOP = 36;
    private static final double BELOW = 46;
    private static final double NEAR = 0.5;
    private static final double[][] DASHES = {{}, {7, 3}, {2, 3}, {9, 3, 2, 3}};
    private static final double[] REFERENCE_DASH = {3, 4};

    private final Axis x;
    private final Axis y;
    private final List<Line> lines;
    private final Legend legend = new Legend(WIDTH - LEFT - RIGHT);

    /** How the points of a line are shown. */
    private enum Style {
        LINE,
        LINE_AND_DOTS,
        REFERENCE
    }

    private record Line(String name, double[] x, double[] y, Style style) {}

    private LineChart(Builder builder) {
        this.lines = List.copyOf(builder.lines);
        this.x = builder.horizontal.axis(lines.stream().map(Line::x).toList(), LEFT, WIDTH - RIGHT);
        this.y = builder.vertical.axis(lines.stream().map(Line::y).toList(), TOP + PLOT_HEIGHT, TOP);
        for (int i = 0; i < lines.size(); i++) {
            int number = i;
            Line line = lines.get(i);
            legend.add(line.name(), (canvas, left, middle) -> {
                canvas.path(
                        new double[] {left, left + 24},
                        new double[] {middle, middle},
                        ink(line, number),
                        thickness(line),
                        dash(line, number));
                if (line.style() == Style.LINE_AND_DOTS) {
                    canvas.dot(left + 12, middle, 3.5, ink(line, number));
                }
            });
        }
    }

    /**
     * Starts a chart.
     *
     * @param title what it shows, in a few words
     * @param description what there is to see, for those who cannot see it
     * @return a builder; axes and at least one line are missing
     */
    public static Builder builder(String title, String description) {
        return new Builder(title, description);
    }

    private void draw(Canvas canvas) {
        double bottom = TOP + PLOT_HEIGHT;
        for (double tick : y.ticks()) {
            canvas.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), Ink.GRID);
            canvas.text(LEFT - 6, y.at(tick) + 4.5, y.label(tick), Anchor.END, Ink.MUTED);
        }
        for (double tick : x.ticks()) {
            canvas.line(x.at(tick), TOP, x.at(tick), bottom, Ink.GRID);
            canvas.text(x.at(tick), bottom + 17, x.label(tick), Anchor.MIDDLE, Ink.MUTED);
        }
        canvas.line(LEFT, bottom, WIDTH - RIGHT, bottom, Ink.MUTED);
        canvas.line(LEFT, TOP, LEFT, bottom, Ink.MUTED);
        canvas.text((LEFT + WIDTH - RIGHT) / 2, bottom + 37, x.name(), Anchor.MIDDLE, Ink.TEXT);
        canvas.text(13, TOP + PLOT_HEIGHT / 2, y.name(), Anchor.MIDDLE, Ink.TEXT, false, 90);
        for (int i = 0; i < lines.size(); i++) {
            drawLine(canvas, lines.get(i), i);
        }
        legend.draw(canvas, LEFT, bottom + BELOW);
    }

    private void drawLine(Canvas canvas, Line line, int number) {
        double[] px = Arrays.stream(line.x()).map(x::at).toArray();
        double[] py = Arrays.stream(line.y()).map(y::at).toArray();
        if (line.style() == Style.LINE_AND_DOTS) {
            for (int i = 0; i < px.length; i++) {
                canvas.dot(px[i], py[i], 3.5, ink(line, number));
            }
        }
        int[] kept = distinct(px, py);
        if (kept.length > 1) {
            canvas.path(
                    Arrays.stream(kept).mapToDouble(i -> px[i]).toArray(),
                    Arrays.stream(kept).mapToDouble(i -> py[i]).toArray(),
                    ink(line, number),
                    thickness(line),
                    dash(line, number));
        }
    }

    /** The first point, those half a pixel away from the one kept before, and the last. */
    private static int[] distinct(double[] x, double[] y) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            int last = kept.isEmpty() ? -1 : kept.get(kept.size() - 1);
            if (last < 0 || i == x.length - 1 || Math.abs(x[i] - x[last]) >= NEAR || Math.abs(y[i] - y[last]) >= NEAR) {
                kept.add(i);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Ink ink(Line line, int number) {
        return line.style() == Style.REFERENCE ? Ink.MUTED : Ink.series(number);
    }

    private static double thickness(Line line) {
        return line.style() == Style.REFERENCE ? 1 : 2;
    }

    /** Lines of the same colour, the first and the ninth, differ in their dashes. */
    private static double[] dash(Line line, int number) {
        return line.style() == Style.REFERENCE
                ? REFERENCE_DASH
                : DASHES[(number + number / Ink.SERIES_COUNT) % DASHES.length];
    }

    /** What the chart is made of. */
    public static final class Builder {
        private final String title;
        private final String description;
        private final List<Line> lines = new ArrayList<>();
        private Range horizontal;
        private Range vertical;

        private Builder(String title, String description) {
            this.title = Objects.requireNonNull(title, "title");
            this.description = Objects.requireNonNull(description, "description");
        }

        /**
         * Names the axis to the right, which reaches from the least to the greatest number.
         *
         * @param name what is measured, with its unit
         * @return this
         */
        public Builder horizontal(String name) {
            horizontal = Range.ofValues(name);
            return this;
        }

        /**
         * Names the axis to the right as one of shares, from 0 to 100 %.
         *
         * @param name what they are shares of
         * @return this
         */
        public Builder horizontalShares(String name) {
            horizontal = Range.ofShares(name);
            return this;
        }

        /**
         * Names the axis upwards, which reaches from the least to the greatest number.
         *
         * @param name what is measured, with its unit
         * @return this
         */
        public Builder vertical(String name) {
            vertical = Range.ofValues(name);
            return this;
        }

        /**
         * Names the axis upwards as one of shares, from 0 to 100 %.
         *
         * @param name what they are shares of
         * @return this
         */
        public Builder verticalShares(String name) {
            vertical = Range.ofShares(name);
            return this;
        }

        /**
         * Adds a line.
         *
         * @param name for the legend
         * @param x of its points, at least one, finite; copied
         * @param y of its points, as many, finite; copied
         * @return this
         * @throws InvalidArgumentException if there are none, their numbers differ, or one is not finite
         */
        public Builder line(String name, double[] x, double[] y) {
            return add(name, x, y, Style.LINE);
        }

        /**
         * Adds a line with a dot at each point.
         *
         * @param name for the legend
         * @param x of its points, at least one, finite; copied
         * @param y of its points, as many, finite; copied
         * @return this
         * @throws InvalidArgumentException if there are none, their numbers differ, or one is not finite
         */
        public Builder dotted(String name, double[] x, double[] y) {
            return add(name, x, y, Style.LINE_AND_DOTS);
        }

        /**
         * Adds a thin line to compare with, such as chance.
         *
         * @param name for the legend
         * @param x of its points, at least one, finite; copied
         * @param y of its points, as many, finite; copied
         * @return this
         * @throws InvalidArgumentException if there are none, their numbers differ, or one is not finite
         */
        public Builder reference(String name, double[] x, double[] y) {
            return add(name, x, y, Style.REFERENCE);
        }

        private Builder add(String name, double[] x, double[] y, Style style) {
            Objects.requireNonNull(name, "name");
            if (x.length == 0 || x.length != y.length) {
                throw new InvalidArgumentException("a line has at least one point, each with x and y, got " + x.length
                        + " x and " + y.length + " y for '" + name + "'");
            }
            DoubleStream.concat(Arrays.stream(x), Arrays.stream(y))
                    .filter(value -> !Double.isFinite(value))
                    .findFirst()
                    .ifPresent(value -> {
                        throw new InvalidArgumentException("points of a line are finite, got " + value + " for '" + name
                                + "'; leave such points out");
                    });
            lines.add(new Line(name, x.clone(), y.clone(), style));
            return this;
        }

        /**
         * Lays the chart out.
         *
         * @return the plot
         * @throws InvalidArgumentException if an axis has no name, or there is no line
         */
        public Plot build() {
            if (horizontal == null || vertical == null) {
                throw new InvalidArgumentException("a line chart names both axes, got "
                        + (horizontal == null ? "no horizontal" : "no vertical") + " one for '" + title + "'");
            }
            if (lines.isEmpty()) {
                throw new InvalidArgumentException("a line chart has at least one line, got none for '" + title + "'");
            }
            LineChart chart = new LineChart(this);
            double height = TOP + PLOT_HEIGHT + BELOW + chart.legend.height() + 8;
            return new Plot(title, description, WIDTH, height, chart::draw);
        }
    }

    /** An axis that does not know its numbers yet. */
    private record Range(String name, boolean shares) {
        static Range ofValues(String name) {
            return new Range(Objects.requireNonNull(name, "name"), false);
        }

        static Range ofShares(String name) {
            return new Range(Objects.requireNonNull(name, "name"), true);
        }

        Axis axis(List<double[]> values, double from, double to) {
            if (shares) {
                return new Axis(name, 0, 1, true, from, to);
            }
            double min = all(values).min().orElseThrow();
            double max = all(values).max().orElseThrow();
            // One value alone still needs an axis around it.
            double room = max > min ? 0 : Math.max(1e-3, Math.abs(max) / 10);
            return new Axis(name, min - room, max + room, false, from, to);
        }

        private static DoubleStream all(List<double[]> values) {
            return values.stream().flatMapToDouble(Arrays::stream);
        }
    }
}
