package io.github.fer4j.data.image;

import io.github.fer4j.Image;

/**
 * How the stored picture must be turned to stand upright, in the order of the numbers 1 to 8 of Exif: first transposed
 * (rows and columns change places), then mirrored.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    HALF_TURN(false, true, true),
    UPSIDE_DOWN(false, false, true),
    TRANSPOSED(true, false, false),
    QUARTER_TURN_RIGHT(true, true, false),
    TRANSVERSE(true, true, true),
    QUARTER_TURN_LEFT(true, false, true);

    private final boolean transpose;
    private final boolean mirrorColumns;
    private final boolean mirrorRows;

    Orientation(boolean transpose, boolean mirrorColumns, boolean mirrorRows) {
        this.transpose = transpose;
        this.mirrorColumns = mirrorColumns;
        this.mirrorRows = mirrorRows;
    }

    /** The orientation of an Exif number; upright for numbers that Exif does not define. */
    static Orientation ofExif(int number) {
        return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
    }

    /** The stored picture, turned. */
    Image upright(Image stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        byte[] from = stored.toByteArray();
        byte[] to = new byte[from.length];
        int channels = stored.channels();
        int height = transpose ? stored.width() : stored.height();
        int width = transpose ? stored.height() : stored.width();
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = mirrorColumns ? width - 1 - x : x;
                int row = mirrorRows ? height - 1 - y : y;
                int pixel = transpose ? column * stored.width() + row : row * stored.width() + column;
                for (int c = 0; c < channels; c++) {
                    to[at++] = from[pixel * channels + c];
                }
            }
        }
        return channels == 1 ? Image.gray(height, width, to) : Image.rgb(height, width, to);
    }
}
