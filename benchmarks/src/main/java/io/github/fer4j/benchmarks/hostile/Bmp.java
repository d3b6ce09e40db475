package io.github.fer4j.benchmarks.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Windows bitmaps with a header of 40 bytes that say what they are told to say. */
final class Bmp {
    static final int PLAIN = 0;
    static final int RLE8 = 1;
    static final int EMBEDDED_JPEG = 4;
    static final int EMBEDDED_PNG = 5;

    private static final int HEADERS = 54;
    private static final int PALETTE = 256 * 4;

    private Bmp() {}

    /**
     * A bitmap of 8 bits a pixel.
     *
     * @param width in pixels
     * @param height in pixels; rows from the top if negative
     * @param compression one of the constants
     * @param stated how many bytes of pixels it claims to have
     * @param pixels those that it has
     */
    static byte[] of(int width, int height, int compression, int stated, byte[] pixels) {
        boolean embedded = compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG;
        int palette = embedded ? 0 : PALETTE;
        ByteBuffer file = ByteBuffer.allocate(HEADERS + palette + pixels.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("BM".getBytes(StandardCharsets.ISO_8859_1)).putInt(file.capacity());
        file.putInt(0).putInt(HEADERS + palette);
        file.putInt(40).putInt(width).putInt(height).putShort((short) 1);
        file.putShort((short) (embedded ? 0 : 8)).putInt(compression).putInt(stated);
        file.position(HEADERS + palette).put(pixels);
        return file.array();
    }

    /** So many pixels of one colour, 255 of them in two bytes. */
    static byte[] runs(int width, int height) {
        int perRow = (width + 254) / 255;
        byte[] row = new byte[2 * perRow + 2];
        for (int i = 0; i < perRow; i++) {
            row[2 * i] = (byte) Math.min(255, width - 255 * i);
        }
        byte[] all = new byte[row.length * height + 2];
        for (int y = 0; y < height; y++) {
            System.arraycopy(row, 0, all, y * row.length, row.length);
        }
        all[all.length - 1] = 1; // the end
        return all;
    }

    /** A whole bitmap whose size is another. */
    static byte[] resized(byte[] whole, int width, int height) {
        byte[] bytes = Arrays.copyOf(whole, whole.length);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(18, width).putInt(22, height);
        return bytes;
    }
}
