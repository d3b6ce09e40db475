package io.github.fer4j.eval.plot;

/** How much room a name takes. */
final class Names {
    /** Of the usual sans-serif fonts, on the wide side: the mean of a letter, in parts of the size. */
    private static final double LETTER = 0.56;

    private Names() {}

    /** An estimate, because a plot is laid out alike on machines with and without fonts. */
    static double width(String text) {
        return text.codePointCount(0, text.length()) * LETTER * Canvas.TEXT_SIZE;
    }

    static String shortened(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
