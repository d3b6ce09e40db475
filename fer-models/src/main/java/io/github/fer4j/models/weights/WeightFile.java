package io.github.fer4j.models.weights;

import java.io.Closeable;
import java.util.Map;

/**
 * A file of named arrays. What it says of itself is read when it is opened; the values of an array when they are asked for,
 * so that only those are read whose shape a net has.
 */
interface WeightFile extends Closeable {
    /** What it is, such as {@code safetensors}. */
    String format();

    /** Name to shape, of all arrays. */
    Map<String, long[]> shapes();

    /**
     * The values of an array.
     *
     * @param name one of {@link #shapes}
     * @return row by row, the last index fastest
     * @throws io.github.fer4j.ModelFormatException if they cannot be read as numbers
     */
    float[] read(String name);

    /** Nothing can be done about a file that does not close. */
    @Override
    void close();
}
