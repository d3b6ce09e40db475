package io.github.fer4j.data.synthetic;

import java.awt.Color;

/**
 * A colour; parts outside 0 to 255 are cut when it is used.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record Rgb(double red, double green, double blue) {
    static final Rgb BLACK = new Rgb(12, 10, 10);

    Rgb times(double share) {
        return new Rgb(red * share, green * share, blue * share);
    }

    /** This colour with a share of another. */
    Rgb mixed(Rgb other, double share) {
        return new Rgb(
                red + share * (other.red - red),
                green + share * (other.green - green),
                blue + share * (other.blue - blue));
    }

    /** The luma of ITU-R BT.601, 0 to 255. */
    double luma() {
        return 0.299 * red + 0.587 * green + 0.114 * blue;
    }

    Color color(double alpha) {
        return new Color(part(red), part(green), part(blue), part(255 * alpha));
    }

    static int part(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }
}
