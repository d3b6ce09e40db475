package io.github.fer4j.eval.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * The figures of a report by their places in its JSON, such as {@code classes.2.recall}. All formats take their numbers from
 * here, so that none shows a number that the JSON does not hold.
 */
final class Figures {
    static final String UNDEFINED = "not defined";

    private final ObjectNode root;

    Figures(ObjectNode root) {
        this.root = root;
    }

    ObjectNode root() {
        return root;
    }

    /** The number at a place; a null node where it is not defined. */
    JsonNode at(String path) {
        JsonNode node = root;
        for (String step : path.split("\\.")) {
            node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        if (!node.isNumber() && !node.isNull()) {
            throw new IllegalArgumentException("no figure of the report is at " + path + ": " + node);
        }
        return node;
    }

    double value(String path) {
        return at(path).asDouble();
    }

    boolean has(String path) {
        return at(path).isNumber();
    }

    /** Such as {@code 67.26 %}, {@code 0.6039} or {@code 3589}. */
    String shown(Cell.Figure figure) {
        JsonNode node = at(figure.path());
        if (node.isNull()) {
            return UNDEFINED;
        }
        return switch (figure.unit()) {
            case PERCENT -> percent(node.asDouble());
            case NUMBER -> String.format(Locale.ROOT, "%.4f", node.asDouble());
            case COUNT -> Long.toString(node.asLong());
        };
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** A piece of text without markup. */
    String plain(Cell cell) {
        if (cell instanceof Cell.Words words) {
            return words.text();
        }
        if (cell instanceof Cell.Name name) {
            return name.text();
        }
        if (cell instanceof Cell.Figure figure) {
            return shown(figure);
        }
        if (cell instanceof Cell.Shaded shaded) {
            return shown(shaded.figure());
        }
        Cell.Range range = (Cell.Range) cell;
        return shown(range.lower()) + " to " + shown(range.upper());
    }
}
