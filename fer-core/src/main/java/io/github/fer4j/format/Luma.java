package io.github.fer4j.format;

import io.github.fer4j.Image;

/** Changes how light an image is and leaves its colour. */
final class Luma {
    private Luma() {}

    /** From gray levels to gray levels. */
    @FunctionalInterface
    interface Change {
        byte[] apply(byte[] levels, int height, int width);
    }

    /**
     * In YCbCr of ITU-R BT.601 each of red, green and blue is the luma plus a sum of Cb and Cr, so with those kept each
     * moves by what the luma moves. Done so, the chroma is never rounded, and gray stays gray.
     */
    static Image change(Image image, Change change) {
        int height = image.height();
        int width = image.width();
        byte[] before = image.toGray().toByteArray();
        byte[] after = change.apply(before, height, width);
        if (image.channels() == 1) {
            return Image.gray(height, width, after);
        }
        byte[] rgb = image.toByteArray();
        for (int i = 0; i < after.length; i++) {
            int difference = (after[i] & 0xff) - (before[i] & 0xff);
            for (int at = 3 * i; at < 3 * i + 3; at++) {
                rgb[at] = (byte) Math.max(0, Math.min(255, (rgb[at] & 0xff) + difference));
            }
        }
        return Image.rgb(height, width, rgb);
    }
}
