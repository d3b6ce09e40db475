package io.github.fer4j.eval.plot;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.plot.Canvas.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Shares of categories as level bars, of several series beside each other or stacked. */
public final class BarChart {
    private static final double WIDTH = 460;
    private static final double RIGHT = 24;
    private static final double TOP = 34;
    private static final double BELOW = 46;
    private static final double BAR = 11;
    private static final double STACKED_BAR = 18;
    private static final double GAP = 9;
    private static final int LONGEST_NAME = 18;

    private final List<String> categories;
    private final List<Series> series;
    private final boolean stacked;
    private final double left;
    private final double plotHeight;
    private final Axis axis;
    private final Legend legend;

    private record Series(String name, double[] shares) {}

    private BarChart(Builder builder) {
        categories = builder.categories;
        series = List.copyOf(builder.series);
        stacked = builder.stacked;
        left = 14
                + categories.stream()
                        .mapToDouble(name -> Names.width(Names.shortened(name, LONGEST_NAME)))
                        .max()
                        .orElse(0);
        plotHeight = categories.size() * band() + GAP;
        axis = new Axis(builder.axis, 0, stacked ? 1 : longest(), true, left, WIDTH - RIGHT);
        legend = new Legend(WIDTH - left - RIGHT);
        for (int i = 0; i < series.size(); i++) {
            Ink ink = ink(i);
            legend.add(series.get(i).name(), (canvas, x, middle) -> canvas.box(x + 6, middle - 6, 16, 12, ink));
        }
    }

    /** The longest bar, but not so little that nothing has a length. */
    private double longest() {
        return Math.max(
                0.01,
                series.stream()
                        .flatMapToDouble(one -> Arrays.stream(one.shares()))
                        .max()
                        .orElse(0));
    }

    /** Stacked parts are levels of something; bars beside each other have no order. */
    private Ink ink(int number) {
        return stacked ? Ink.level(number, series.size()) : Ink.series(number);
    }

    /** The height of a category. */
    private double band() {
        return GAP + (stacked ? STACKED_BAR : series.size() * BAR);
    }

    /**
     * Starts a chart.
     *
     * @param title what it shows, in a few words
     * @param description what there is to see, for those who cannot see it
     * @param categories the names of the bars or groups of bars, at least one
     * @param axis what the lengths are, such as {@code share of the samples}
     * @return a builder; at least one series is missing
     * @throws InvalidArgumentException if there are no categories
     */
    public static Builder builder(String title, String description, List<String> categories, String axis) {
        return new Builder(title, description, categories, axis);
    }

    private void draw(Canvas canvas) {
        double bottom = TOP + plotHeight;
        for (double tick : axis.ticks()) {
            canvas.line(axis.at(tick), TOP, axis.at(tick), bottom, Ink.GRID);
            canvas.text(axis.at(tick), bottom + 17, axis.label(tick), Anchor.MIDDLE, Ink.MUTED);
        }
        for (int c = 0; c < categories.size(); c++) {
            double top = TOP + GAP + c * band();
            String name = Names.shortened(categories.get(c), LONGEST_NAME);
            canvas.text(left - 6, top + (band() - GAP) / 2 + 4.5, name, Anchor.END, Ink.TEXT);
            if (stacked) {
                drawStack(canvas, c, top);
            } else {
                drawGroup(canvas, c, top);
            }
        }
        canvas.line(left, TOP, left, bottom, Ink.MUTED);
        canvas.text((left + WIDTH - RIGHT) / 2, bottom + 37, axis.name(), Anchor.MIDDLE, Ink.TEXT);
        legend.draw(canvas, left, bottom + BELOW);
    }

    private void drawGroup(Canvas canvas, int category, double top) {
        for (int s = 0; s < series.size(); s++) {
            double length = axis.at(series.get(s).shares()[category]) - left;
            canvas.box(left, top + s * BAR, length, BAR - 1, ink(s));
        }
    }

    private void drawStack(Canvas canvas, int category, double top) {
        double sum = 0;
        for (int s = 0; s < series.size(); s++) {
            double from = axis.at(sum);
            sum += series.get(s).shares()[category];
            // A line of the surface between two parts: they stand out less from each other than from it.
            double length = axis.at(sum) - from;
            canvas.box(from, top, Math.max(0, length - (length > 2 ? 1 : 0)), STACKED_BAR, ink(s));
        }
    }

    /** What the chart is made of. */
    public static final class Builder {
        private final String title;
        private final String description;
        private final List<String> categories;
        private final String axis;
        private final List<Series> series = new ArrayList<>();
        private boolean stacked;

        private Builder(String title, String description, List<String> categories, String axis) {
            this.title = Objects.requireNonNull(title, "title");
            this.description = Objects.requireNonNull(description, "description");
            this.categories = List.copyOf(categories);
            this.axis = Objects.requireNonNull(axis, "axis");
            if (this.categories.isEmpty()) {
                throw new InvalidArgumentException(
                        "a bar chart has at least one category, got none for '" + title + "'");
            }
        }

        /**
         * Adds a series.
         *
         * @param name for the legend
         * @param shares of each category, in [0, 1]; copied
         * @return this
         * @throws InvalidArgumentException if there is not one for each category, or one is outside [0, 1]
         */
        public Builder series(String name, double... shares) {
            Objects.requireNonNull(name, "name");
            if (shares.length != categories.size() || !Arrays.stream(shares).allMatch(s -> s >= 0 && s <= 1 + 1e-9)) {
                throw new InvalidArgumentException("a series has a share in [0, 1] for each of " + categories.size()
                        + " categories, got " + Arrays.toString(shares) + " for '" + name + "'");
            }
            series.add(new Series(name, shares.clone()));
            return this;
        }

        /**
         * Lays the bars of a category end to end, on an axis from 0 to 100 %. The series are then levels, in their order.
         *
         * @return this
         */
        public Builder stacked() {
            stacked = true;
            return this;
        }

        /**
         * Lays the chart out.
         *
         * @return the plot
         * @throws InvalidArgumentException if there is no series
         */
        public Plot build() {
            if (series.isEmpty()) {
                throw new InvalidArgumentException("a bar chart has at least one series, got none for '" + title + "'");
            }
            BarChart chart = new BarChart(this);
            double height = TOP + chart.plotHeight + BELOW + chart.legend.height() + 8;
            return new Plot(title, description, WIDTH, height, chart::draw);
        }
    }
}
