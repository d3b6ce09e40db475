package io.github.fer4j.eval.report;

import io.github.fer4j.eval.plot.Plot;
import java.util.List;
import java.util.Optional;

/** A part of a section of a report, for any format to show. */
sealed interface Block {
    /** A paragraph; a note is one to be noticed. */
    record Text(List<Cell> parts, boolean note) implements Block {}

    /**
     * A table.
     *
     * @param caption what it shows
     * @param columns the names of the columns
     * @param rows as long as the columns; their first cells head them
     */
    record Table(String caption, List<String> columns, List<List<Cell>> rows) implements Block {}

    /** A plot, under the name of its file. */
    record Drawing(String name, Plot plot) implements Block {}

    /** Lines to be copied. */
    record Code(String what, String text) implements Block {}

    /** Things in no order. */
    record Items(List<List<Cell>> items) implements Block {}

    /** Wrong answers with their images. */
    record Faces(List<Face> faces) implements Block {}

    /**
     * A sample that was taken for something else.
     *
     * @param image as a data URI; empty if it could not be read
     * @param error what was said of it
     * @param confidence the probability of what it was taken for
     */
    record Face(Optional<String> image, ConfidentError error, Cell.Figure confidence) {}

    static Text text(Cell... parts) {
        return new Text(List.of(parts), false);
    }

    static Text text(String words) {
        return text(Cell.words(words));
    }

    static Text note(Cell... parts) {
        return new Text(List.of(parts), true);
    }

    static Text note(String words) {
        return note(Cell.words(words));
    }
}
