package io.github.fer4j.models.weights;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * ND4J's binary form of an array, read without ND4J and as a row of numbers only: a buffer with the shape, a buffer with the
 * values. A buffer is the name of its allocation, its length, the name of its type (both as {@code writeUTF} writes them) and
 * the values, big endian. The length has 8 bytes; 4 in files of before 1.0.0-beta4, whose allocations have other names.
 */
final class Nd4jArray {
    private static final Set<String> LONG_LENGTH = Set.of("LONG_SHAPE", "MIXED_DATA_TYPES");
    private static final Set<String> INT_LENGTH = Set.of("HEAP", "JAVACPP", "DIRECT");

    /** Rank, up to 32 sides and strides, three more. */
    private static final int LONGEST_SHAPE = 2 * 32 + 4;

    private static final int HIGHEST_RANK = 2;

    private final DataInputStream in;

    private Nd4jArray(DataInputStream in) {
        this.in = in;
    }

    /**
     * Reads a row of numbers.
     *
     * @param stream begins with the array
     * @param length how many values it has to have; no memory is taken for another number
     * @throws IOException if it is no such array; the message says why
     */
    static float[] readRow(InputStream stream, long length) throws IOException {
        return new Nd4jArray(new DataInputStream(stream)).row(length);
    }

    private float[] row(long expected) throws IOException {
        long shapeLength = length();
        String shapeType = type();
        if (shapeLength < 4
                || shapeLength > LONGEST_SHAPE
                || !Set.of("LONG", "INT").contains(shapeType)) {
            throw new IOException("an array begins with its shape, got " + shapeLength + " values of " + shapeType);
        }
        long[] shape = new long[(int) shapeLength];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shapeType.equals("LONG") ? in.readLong() : in.readInt();
        }
        long rank = shape[0];
        long values = 1;
        for (int i = 1; rank >= 0 && rank <= HIGHEST_RANK && i <= rank; i++) {
            values = shape[i] < 0 || shape[i] > expected ? -1 : Math.multiplyExact(values, shape[i]);
        }
        if (rank < 1 || rank > HIGHEST_RANK || values != expected) {
            throw new IOException("the parameters are a row of " + expected + " numbers, got another shape");
        }
        long length = length();
        String type = type();
        if (length != expected || expected > Integer.MAX_VALUE - 8) {
            throw new IOException("the parameters are " + expected + " numbers, got " + length);
        }
        float[] row = new float[(int) expected];
        for (int i = 0; i < row.length; i++) {
            row[i] = switch (type) {
                case "FLOAT" -> in.readFloat();
                case "DOUBLE" -> (float) in.readDouble();
                default -> throw new IOException("the parameters are FLOAT or DOUBLE, got " + type);
            };
        }
        return row;
    }

    private long length() throws IOException {
        String allocation = in.readUTF();
        if (LONG_LENGTH.contains(allocation)) {
            return in.readLong();
        }
        if (INT_LENGTH.contains(allocation)) {
            return in.readInt();
        }
        throw new IOException("no array of ND4J: a buffer begins with its allocation");
    }

    private String type() throws IOException {
        String type = in.readUTF();
        return type.length() <= 16 ? type : type.substring(0, 16);
    }
}
