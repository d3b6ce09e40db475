package io.github.fer4j.eval;

/** The contrast of colours as WCAG 2.2 works it out: (L1 + 0.05) / (L2 + 0.05) of the relative luminances. */
public final class Contrast {
    private Contrast() {}

    /** Of two colours, each red, green and blue in a byte; 1 to 21. */
    public static double of(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
