package io.github.fer4j.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Remembers the last bytes of a stream. {@link java.util.zip.ZipInputStream} stops where the entries do and never looks at
 * the directory behind them, so it takes a file that was cut there for whole; other zip programs cannot open it.
 */
final class ZipTail extends FilterInputStream {
    /** The record that ends a zip without a comment: PK 5 6, two disks, two counts of entries, size, place, comment length. */
    private static final int LENGTH = 22;

    /** The longest directory of a model, in bytes: much more than its few short names take. */
    private static final int LONGEST_DIRECTORY = 1 << 20;

    private final byte[] tail = new byte[LENGTH];
    private long count;

    ZipTail(InputStream in) {
        super(in);
    }

    /** How many bytes were read so far. */
    long count() {
        return count;
    }

    /** Reads on to the end, if there is one, and says whether a zip of so many entries, without a comment, ends just there. */
    boolean endsAsZip(int entries) throws IOException {
        byte[] buffer = new byte[1 << 13];
        long last = count + LONGEST_DIRECTORY;
        while (read(buffer, 0, buffer.length) >= 0) {
            if (count > last) {
                return false;
            }
        }
        return count >= LENGTH
                && at(0) == 'P'
                && at(1) == 'K'
                && at(2) == 5
                && at(3) == 6
                && (at(10) | at(11) << 8) == entries
                && (at(20) | at(21) << 8) == 0;
    }

    private int at(int offset) {
        return tail[(int) ((count + offset) % LENGTH)] & 0xff;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            tail[(int) (count++ % LENGTH)] = (byte) value;
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        for (int i = Math.max(0, n - LENGTH); i < n; i++) {
            tail[(int) ((count + i) % LENGTH)] = bytes[offset + i];
        }
        count += Math.max(0, n);
        return n;
    }
}
