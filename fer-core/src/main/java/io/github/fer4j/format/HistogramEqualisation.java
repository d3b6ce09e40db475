package io.github.fer4j.format;

import io.github.fer4j.Image;
import java.util.Arrays;

/**
 * Spreads the gray levels so that each part of the range is as full as the others: level v becomes {@code 255 * (C(v) -
 * C(first)) / (n - C(first))}, where C counts the pixels up to a level, {@code first} is the darkest level that occurs and
 * n the number of pixels; rounded to the nearest, halves to even. That is OpenCV's {@code equalizeHist}, to the bit. A
 * flat image stays as it is.
 *
 * <p>For RGB the luma of ITU-R BT.601 is equalised, and its colour (Cb and Cr) is kept: each channel moves by as much as
 * the luma does, and what leaves 0 to 255 is cut.
 */
public record HistogramEqualisation() implements ImageFilter {
    @Override
    public Image apply(Image image) {
        return Luma.change(image, (levels, height, width) -> equalise(levels));
    }

    private static byte[] equalise(byte[] levels) {
        int[] counts = new int[256];
        for (byte level : levels) {
            counts[level & 0xff]++;
        }
        int first = 0;
        while (counts[first] == 0) {
            first++;
        }
        byte[] table = new byte[256];
        if (counts[first] == levels.length) {
            Arrays.fill(table, (byte) first);
        } else {
            float scale = 255f / (levels.length - counts[first]);
            int sum = 0;
            for (int v = first + 1; v < 256; v++) {
                sum += counts[v];
                table[v] = (byte) Math.rint(sum * scale);
            }
        }
        byte[] equalised = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            equalised[i] = table[levels[i] & 0xff];
        }
        return equalised;
    }
}
