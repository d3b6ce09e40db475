package io.github.fer4j.eval.report;

import io.github.fer4j.eval.plot.Plot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Writes HTML that is well-formed XML too, and whose text and attributes are escaped, whatever they hold. */
final class Html {
    /** Elements that hold nothing and have no end. */
    private static final Set<String> VOID = Set.of("meta", "img");

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Starts an element.
     *
     * @param tag its name
     * @param attributes names and values in turn
     */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(Plot.escape(attributes[i + 1]))
                    .append('"');
        }
        if (VOID.contains(tag)) {
            out.append("/>"); // as in XML, which HTML allows
        } else {
            out.append('>');
            open.push(tag);
        }
        return this;
    }

    /** Ends the element that was started last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Ends the element, and the line. */
    Html closeLine() {
        close();
        return line();
    }

    Html line() {
        out.append('\n');
        return this;
    }

    Html text(String text) {
        out.append(Plot.escape(text));
        return this;
    }

    /** An element with nothing but text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** What is markup already, and of our own making. */
    Html markup(String trusted) {
        out.append(trusted);
        return this;
    }

    /** All of it; every element is ended. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements are open: " + open);
        }
        return out.toString();
    }
}
