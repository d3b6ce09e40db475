package io.github.fer4j.eval.report;

/** A piece of text in a report, for any format to show. */
sealed interface Cell {
    /** Words, of which nothing is markup. */
    record Words(String text) implements Cell {}

    /** A name from the data, such as a sample's id, that is shown as it is. */
    record Name(String text) implements Cell {}

    /**
     * A number of the report's JSON.
     *
     * @param path its place, such as {@code classes.2.recall}
     * @param unit how it is shown
     */
    record Figure(String path, Unit unit) implements Cell {}

    /** The ends of an interval. */
    record Range(Figure lower, Figure upper) implements Cell {}

    /** A number on a ground that is the fuller the greater a share is. */
    record Shaded(Figure figure, double share) implements Cell {}

    /** How a number is shown. */
    enum Unit {
        PERCENT,
        NUMBER,
        COUNT
    }

    static Cell words(String text) {
        return new Words(text);
    }

    static Figure percent(String path) {
        return new Figure(path, Unit.PERCENT);
    }

    static Figure number(String path) {
        return new Figure(path, Unit.NUMBER);
    }

    static Figure count(String path) {
        return new Figure(path, Unit.COUNT);
    }
}
