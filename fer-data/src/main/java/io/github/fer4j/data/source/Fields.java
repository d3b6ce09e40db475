package io.github.fer4j.data.source;

import java.util.regex.Pattern;

/** Numbers in text files. Stricter than Java's parsers, which take {@code 1d}, {@code 0x1p3} and other digits than 0 to 9. */
final class Fields {
    /** More votes than any crowd gives one picture; keeps sums far from overflow. */
    static final int MAX_VOTES = 1_000_000;

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

    private Fields() {}

    /** A whole number from 0 to 999,999,999, or -1 if the text is none. */
    static int whole(String text) {
        return WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }

    /** A decimal number, or NaN if the text is none. */
    static double decimal(String text) {
        return text.length() <= 40 && DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
}
