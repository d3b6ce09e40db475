package io.github.fer4j.benchmarks.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** TIFF files of one directory (TIFF 6.0), little-endian, that say what they are told to say. */
final class Tiff {
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SAMPLE_FORMAT = 339;

    static final int NOT_COMPRESSED = 1;
    static final int DEFLATED = 8;

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int HEADER = 8;

    private final Map<Integer, long[]> fields = new TreeMap<>(); // in ascending order, as the format wants it

    /** Black and white is 0. One sample of 8 bits, one strip. */
    Tiff(long width, long height) {
        set(WIDTH, width).set(HEIGHT, height);
        set(BITS, 8).set(COMPRESSION, NOT_COMPRESSED).set(PHOTOMETRIC, 1).set(SAMPLES, 1);
        set(STRIP_OFFSETS, HEADER).set(ROWS_PER_STRIP, height);
    }

    Tiff set(int tag, long value) {
        return set(tag, value, 1);
    }

    /** A field that claims to have more values than the one that it has room for. */
    Tiff set(int tag, long value, long count) {
        fields.put(tag, new long[] {value, count});
        return this;
    }

    Tiff without(int tag) {
        fields.remove(tag);
        return this;
    }

    /** The file: header, pixels, directory. */
    byte[] withPixels(byte[] pixels) {
        fields.putIfAbsent(STRIP_BYTES, new long[] {pixels.length, 1});
        int directory = HEADER + pixels.length + pixels.length % 2;
        ByteBuffer file = ByteBuffer.allocate(directory + 2 + 12 * fields.size() + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt(directory)
                .put(pixels)
                .position(directory)
                .putShort((short) fields.size());
        fields.forEach((tag, field) -> file.putShort(tag.shortValue())
                // Readers pass over most fields if they are longer than need be.
                .putShort((short) (field[0] >>> Short.SIZE == 0 ? SHORT : LONG))
                .putInt((int) field[1])
                .putInt((int) field[0]));
        return file.putInt(directory).array(); // the next directory is this one again
    }
}
