package io.github.fer4j.benchmarks;

import java.util.List;

/**
 * How a figure goes with the work that was done.
 *
 * @param slope what it grows by for each unit of work, by least squares: {@code sum((x - mean x)(y - mean y)) / sum((x - mean
 *     x)^2)}; 0 where there is one point, or all are at one place
 * @param min the least figure
 * @param max the greatest figure
 * @param points how many there are
 */
record Trend(double slope, double min, double max, int points) {
    /**
     * A point.
     *
     * @param x the work done
     * @param y the figure
     */
    record Point(double x, double y) {}

    /**
     * The trend of some points.
     *
     * @param points at least one
     * @throws IllegalArgumentException if there is none
     */
    static Trend of(List<Point> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a trend has at least one point, got none");
        }
        double meanX = points.stream().mapToDouble(Point::x).average().orElseThrow();
        double meanY = points.stream().mapToDouble(Point::y).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (Point point : points) {
            products += (point.x() - meanX) * (point.y() - meanY);
            squares += (point.x() - meanX) * (point.x() - meanX);
        }
        return new Trend(
                squares == 0 ? 0 : products / squares,
                points.stream().mapToDouble(Point::y).min().orElseThrow(),
                points.stream().mapToDouble(Point::y).max().orElseThrow(),
                points.size());
    }

    /**
     * The points whose work lies in a part of the whole.
     *
     * @param points all
     * @param from the least work
     * @param to the most work
     */
    static List<Point> between(List<Point> points, double from, double to) {
        return points.stream()
                .filter(point -> point.x() >= from && point.x() <= to)
                .toList();
    }
}
