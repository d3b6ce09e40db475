package io.github.fer4j.data.source;

import io.github.fer4j.Image;
import io.github.fer4j.MalformedDatasetException;
import java.nio.charset.StandardCharsets;

/** FER-2013's field of pixels: 48 x 48 gray values 0 to 255, row by row, with spaces between them. */
final class PixelField {
    static final int SIDE = 48;
    private static final int COUNT = SIDE * SIDE;

    private PixelField() {}

    /**
     * Reads the field. By hand and in one pass over its bytes: splitting it would make 2,304 strings a row.
     *
     * @param row where errors are
     * @param text the field
     * @return the image
     * @throws io.github.fer4j.MalformedDatasetException if a value is not 0 to 255, or there are not 2,304
     */
    static Image parse(CsvRows.Row row, String text) {
        // What Latin-1 lacks becomes '?', which is no digit either.
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] pixels = new byte[COUNT];
        int count = 0;
        int value = -1;
        for (int at = 0; at < bytes.length; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value < 0 ? digit : 10 * value + digit;
                if (value > 255) {
                    throw badValue(row, text, at, count);
                }
            } else if (!isSpace(bytes[at])) {
                throw badValue(row, text, at, count);
            } else if (value >= 0) {
                put(pixels, count++, value);
                value = -1;
            }
        }
        if (value >= 0) {
            put(pixels, count++, value);
        }
        if (count != COUNT) {
            throw row.malformed(count + " pixel values, expected " + COUNT);
        }
        return Image.gray(SIDE, SIDE, pixels);
    }

    /** Values beyond the last are only counted, for the message. */
    private static void put(byte[] pixels, int at, int value) {
        if (at < COUNT) {
            pixels[at] = (byte) value;
        }
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static MalformedDatasetException badValue(CsvRows.Row row, String text, int at, int count) {
        int start = at;
        while (start > 0 && !isSpace(text.charAt(start - 1))) {
            start--;
        }
        int end = at;
        while (end < text.length() && !isSpace(text.charAt(end))) {
            end++;
        }
        return row.malformed("pixel value " + (count + 1) + " is " + CsvRows.Row.quoted(text.substring(start, end))
                + ", expected a whole number from 0 to 255");
    }
}
