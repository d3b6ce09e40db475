package io.github.fer4j.data.source;

import io.github.fer4j.Image;

/** FER-2013's field of pixels: 48 x 48 gray values 0 to 255, row by row, with spaces between them. */
final class PixelField {
    static final int SIDE = 48;
    private static final int COUNT = SIDE * SIDE;

    private PixelField() {}

    /**
     * Reads the field. By hand and in one pass: splitting it would make 2,304 strings a row.
     *
     * @param row where errors are
     * @param text the field
     * @return the image
     */
    static Image parse(CsvRows.Row row, String text) {
        byte[] pixels = new byte[COUNT];
        int count = 0;
        int at = 0;
        int end = text.length();
        while (at < end) {
            if (isSpace(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at;
            int value = 0;
            for (; at < end && !isSpace(text.charAt(at)); at++) {
                int digit = text.charAt(at) - '0';
                value = 10 * value + digit;
                if (digit < 0 || digit > 9 || value > 255) {
                    throw row.malformed("pixel value " + (count + 1) + " is " + CsvRows.Row.quoted(wordAt(text, start))
                            + ", expected a whole number from 0 to 255");
                }
            }
            if (count < COUNT) {
                pixels[count] = (byte) value;
            }
            count++;
        }
        if (count != COUNT) {
            throw row.malformed(count + " pixel values, expected " + COUNT);
        }
        return Image.gray(SIDE, SIDE, pixels);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static String wordAt(String text, int start) {
        int end = start;
        while (end < text.length() && !isSpace(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
