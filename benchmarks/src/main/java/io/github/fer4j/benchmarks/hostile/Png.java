package io.github.fer4j.benchmarks.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** PNG files, chunk by chunk (ISO/IEC 15948), with true checksums, whatever else they say. */
final class Png {
    /** Colour types. */
    static final int GRAY = 0;

    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int RGBA = 6;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Png(int width, int height, int bits, int colourType) {
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk("IHDR", header.put((byte) bits).put((byte) colourType).array());
    }

    Png chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array());
        return this;
    }

    /** Pixels: so many zeros. */
    byte[] zeros(long count) {
        return chunk("IDAT", deflatedZeros(count)).end();
    }

    byte[] end() {
        return chunk("IEND", new byte[0]).out.toByteArray();
    }

    /** A palette of two colours, a text that is as large as this when inflated, and a few pixels. */
    static byte[] withText(String chunk, int size) {
        byte[] zeros = deflatedZeros(size);
        byte[] head = switch (chunk) {
            // Keyword, compression method, deflated text.
            case "zTXt" -> new byte[] {'a', 0, 0};
            // Keyword, compressed, method, language, translated keyword, deflated text.
            case "iTXt" -> new byte[] {'a', 0, 1, 0, 0, 0};
            // Name, compression method, deflated profile.
            case "iCCP" -> new byte[] {'a', 0, 0};
            default -> throw new IllegalArgumentException(chunk);
        };
        return new Png(16, 16, 8, PALETTE)
                .chunk(
                        chunk,
                        ByteBuffer.allocate(head.length + zeros.length)
                                .put(head)
                                .put(zeros)
                                .array())
                .chunk("PLTE", new byte[6])
                .zeros(16 * 17);
    }

    /** A thousandth of them, or less. */
    static byte[] deflatedZeros(long count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 16];
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            for (long left = count; left > 0; left -= zeros.length) {
                deflater.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
