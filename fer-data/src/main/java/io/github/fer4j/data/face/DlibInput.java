package io.github.fer4j.data.face;

import io.github.fer4j.ModelFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * dlib's serialisation, as its {@code serialize.h} and {@code float_details.h} describe it.
 *
 * <ul>
 *   <li>An integer is a control byte (bit 7: negative; bits 0 to 3: how many bytes follow, 1 to 8; bits 4 to 6: zero), then
 *       the absolute value, lowest byte first.
 *   <li>A floating point number is two integers, mantissa and exponent: {@code mantissa * 2^exponent}. Exponents from 32,000
 *       mean infinities and NaN.
 *   <li>A vector is its length, then its elements. A matrix is its rows and columns, both negated to tell newer files from
 *       older ones, then its elements row by row.
 * </ul>
 *
 * Every count is checked against what is left of the file before memory is taken for it.
 */
final class DlibInput implements Closeable {
    /** An integer takes at least 2 bytes, so a floating point number 4. */
    static final int LEAST_INTEGER = 2;

    static final int LEAST_REAL = 2 * LEAST_INTEGER;
    private static final int NOT_FINITE = 32_000;

    private final InputStream in;
    private final String source;
    private final long length;
    private long position;
    /** Our own, because BufferedInputStream takes a lock for each of 100 million bytes. */
    private final byte[] buffer = new byte[1 << 16];

    private int buffered;
    private int at;

    /**
     * @param in what to read
     * @param length of it, in bytes
     * @param source what to call it in error messages
     */
    DlibInput(InputStream in, long length, String source) {
        this.in = in;
        this.length = length;
        this.source = source;
    }

    /** Opens a file. */
    static DlibInput open(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            long length = Files.size(file);
            return new DlibInput(Files.newInputStream(file), length, file.toString());
        } catch (NoSuchFileException e) {
            throw new ModelFormatException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new ModelFormatException(file + ": cannot be read: " + e, e);
        }
    }

    /** The next integer. */
    long integer() {
        int control = next();
        int bytes = control & 0x0f;
        if ((control & 0x70) != 0 || bytes == 0 || bytes > 8) {
            throw broken("an integer begins with its sign and its length, 1 to 8, got the byte " + control);
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << 8 * i;
        }
        return (control & 0x80) == 0 ? value : -value;
    }

    /**
     * The next integer, which must be in a range.
     *
     * @param what it is, for messages
     */
    int integer(String what, long least, long most) {
        long value = integer();
        if (value < least || value > most) {
            throw broken(what + " is from " + least + " to " + most + ", got " + value);
        }
        return (int) value;
    }

    /**
     * The next integer as a number of elements.
     *
     * @param what is counted, for messages
     * @param leastBytes the fewest bytes that one of them takes in the file
     */
    int count(String what, long leastBytes) {
        long value = integer();
        long left = (length - position) / leastBytes;
        if (value < 0 || value > left || value > Integer.MAX_VALUE) {
            throw broken("the number of " + what + " fits into the file, which has room for " + left + " at most, got "
                    + value);
        }
        return (int) value;
    }

    /** The next floating point number, finite. */
    float real() {
        long mantissa = integer();
        int exponent = integer("an exponent", Short.MIN_VALUE, Short.MAX_VALUE);
        float value = exponent >= NOT_FINITE ? Float.NaN : Math.scalb((float) mantissa, exponent);
        if (!Float.isFinite(value)) {
            throw broken("numbers are finite, got " + mantissa + " * 2^" + exponent);
        }
        return value;
    }

    /**
     * The next matrix of one column.
     *
     * @param what it is, for messages
     */
    float[] column(String what) {
        // One is -rows, -1; files of dlib before 2011 have them positive.
        long rows = Math.abs(integer());
        long columns = Math.abs(integer());
        long left = (length - position) / LEAST_REAL;
        if (columns != 1 || rows < 1 || rows > left) {
            throw broken(what + " is a matrix of one column and 1 to " + left
                    + " rows, for more the file has no room, got " + rows + "x" + columns);
        }
        float[] values = new float[(int) rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = real();
        }
        return values;
    }

    /** Checks that nothing follows. */
    void end() {
        if (position != length) {
            throw broken("the file ends with its last number, but " + (length - position) + " bytes follow");
        }
    }

    /** An error that says where. */
    ModelFormatException broken(String problem) {
        return new ModelFormatException(source + ", byte " + position + ": " + problem);
    }

    private int next() {
        if (at == buffered) {
            fill();
        }
        position++;
        return buffer[at++] & 0xff;
    }

    private void fill() {
        try {
            buffered = in.read(buffer);
        } catch (IOException e) {
            throw new ModelFormatException(source + ": cannot be read: " + e, e);
        }
        if (buffered <= 0) {
            throw new ModelFormatException(source + ": the file is truncated: it ends after " + position + " bytes");
        }
        at = 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
