package io.github.fer4j.benchmarks.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** GIF files of one colour (GIF 89a), whose pixels take next to no bytes. */
final class Gif {
    private static final int CODE_SIZE = 2;
    private static final int CLEAR = 1 << CODE_SIZE;
    private static final int END = CLEAR + 1;
    private static final int LONGEST_CODE = 12;
    private static final int LAST_CODE = (1 << LONGEST_CODE) - 1;

    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private int bits;
    private int held;

    private Gif() {}

    /**
     * A picture.
     *
     * @param width up to 65,535
     * @param height up to 65,535
     * @param pixels how many it has, whatever its size says
     */
    static byte[] of(int width, int height, long pixels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(StandardCharsets.ISO_8859_1));
        size(out, width, height);
        out.writeBytes(new byte[] {(byte) 0x81, 0, 0}); // a palette of four colours
        out.writeBytes(new byte[12]);
        out.write(',');
        out.writeBytes(new byte[4]);
        size(out, width, height);
        out.write(0);
        out.write(CODE_SIZE);
        out.writeBytes(new Gif().pixels(pixels));
        out.write(';');
        return out.toByteArray();
    }

    private static void size(ByteArrayOutputStream out, int width, int height) {
        out.write(width);
        out.write(width >> 8);
        out.write(height);
        out.write(height >> 8);
    }

    /** After a clear, each code stands for one pixel more than the one before, and the 4,090 of them for 8 million. */
    private byte[] pixels(long count) {
        int length = CODE_SIZE + 1;
        long left = count;
        while (left > 0) {
            code(CLEAR, length);
            length = CODE_SIZE + 1;
            code(0, length);
            left--;
            int run = 2;
            for (int code = END + 1; code <= LAST_CODE && left > 0; code++) {
                code(code, length);
                left -= run++;
                length = Math.max(length, Math.min(LONGEST_CODE, bitsOf(code + 1)));
            }
        }
        code(END, length);
        if (bits > 0) {
            put(held);
        }
        endBlock();
        blocks.write(0);
        return blocks.toByteArray();
    }

    private static int bitsOf(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    private void code(int code, int length) {
        held |= code << bits;
        bits += length;
        while (bits >= 8) {
            put(held);
            held >>>= 8;
            bits -= 8;
        }
    }

    private void put(int value) {
        block.write(value);
        if (block.size() == 255) {
            endBlock();
        }
    }

    private void endBlock() {
        if (block.size() > 0) {
            blocks.write(block.size());
            blocks.writeBytes(block.toByteArray());
            block.reset();
        }
    }
}
