package io.github.fer4j.format;

import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;

/**
 * Each sample becomes the median of the square around it, in its own channel: single wrong pixels vanish, edges stay.
 * Beyond the border the outermost pixel is repeated. OpenCV's {@code medianBlur}, to the bit.
 *
 * @param window side of the square in pixels, 3 or 5
 */
public record MedianFilter(int window) implements ImageFilter {
    /**
     * Checks the window.
     *
     * @throws InvalidArgumentException if it is not 3 or 5
     */
    public MedianFilter {
        if (window != 3 && window != 5) {
            throw new InvalidArgumentException("a median filter's window is 3 or 5 pixels wide, got " + window);
        }
    }

    @Override
    public Image apply(Image image) {
        byte[] in = image.toByteArray();
        byte[] out = new byte[in.length];
        for (int c = 0; c < image.channels(); c++) {
            if (window == 3) {
                three(in, out, image.height(), image.width(), image.channels(), c);
            } else {
                five(in, out, image.height(), image.width(), image.channels(), c);
            }
        }
        return image.channels() == 1
                ? Image.gray(image.height(), image.width(), out)
                : Image.rgb(image.height(), image.width(), out);
    }

    /**
     * Of three sorted columns, the median of all nine is the median of three: the highest of the lowest, the median of the
     * middle ones and the lowest of the highest. A column is sorted once for the three windows that it is in.
     */
    private static void three(byte[] in, byte[] out, int height, int width, int channels, int channel) {
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1) * width * channels + channel;
            int line = y * width * channels + channel;
            int below = Math.min(height - 1, y + 1) * width * channels + channel;
            int low = 0;
            int middle = 0;
            int high = 0;
            int lowBefore = 0;
            int middleBefore = 0;
            int highBefore = 0;
            for (int x = -1; x <= width; x++) {
                int at = clamp(x, width) * channels;
                int a = in[above + at] & 0xff;
                int b = in[line + at] & 0xff;
                int c = in[below + at] & 0xff;
                int least = Math.min(a, Math.min(b, c));
                int most = Math.max(a, Math.max(b, c));
                int between = a + b + c - least - most;
                if (x >= 1) {
                    int median = median(
                            Math.max(lowBefore, Math.max(low, least)),
                            median(middleBefore, middle, between),
                            Math.min(highBefore, Math.min(high, most)));
                    out[line + (x - 1) * channels] = (byte) median;
                }
                lowBefore = low;
                middleBefore = middle;
                highBefore = high;
                low = least;
                middle = between;
                high = most;
            }
        }
    }

    private static int median(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /**
     * Along each row a histogram of the window moves: one column enters, one leaves, and the median is found from where it
     * was (Huang, Yang, Tang, <i>A Fast Two-Dimensional Median Filtering Algorithm</i>, IEEE Transactions on Acoustics,
     * Speech, and Signal Processing 27(1), 1979).
     */
    private static void five(byte[] in, byte[] out, int height, int width, int channels, int channel) {
        int[] counts = new int[256];
        int[] lines = new int[5];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < 5; i++) {
                lines[i] = clamp(y - 2 + i, height) * width * channels + channel;
            }
            Arrays.fill(counts, 0);
            int median = 0;
            int under = 0; // samples of the window that are under the median
            for (int x = -2; x < 2; x++) {
                under += count(in, lines, clamp(x, width) * channels, counts, 1, median);
            }
            for (int x = 0; x < width; x++) {
                under += count(in, lines, clamp(x + 2, width) * channels, counts, 1, median);
                while (under > 12) {
                    under -= counts[--median];
                }
                while (under + counts[median] <= 12) {
                    under += counts[median++];
                }
                out[(y * width + x) * channels + channel] = (byte) median;
                under += count(in, lines, clamp(x - 2, width) * channels, counts, -1, median);
            }
        }
    }

    /** Adds a column of the window to the counts, or takes it away; answers by how many more lie under the median. */
    private static int count(byte[] in, int[] lines, int column, int[] counts, int sign, int median) {
        int under = 0;
        for (int line : lines) {
            int level = in[line + column] & 0xff;
            counts[level] += sign;
            if (level < median) {
                under += sign;
            }
        }
        return under;
    }

    private static int clamp(int place, int size) {
        return Math.max(0, Math.min(size - 1, place));
    }
}
