package io.github.fer4j.models.internal.attention;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rows of an array in native memory, read and written as doubles, whichever type the array has; what works row by row in
 * Java is written once. Rows may be read and written by several threads.
 */
final class Rows {
    /** Rows that one task works on: results never depend on how many threads there are. */
    static final int CHUNK = 64;

    private final FloatBuffer floats;
    private final DoubleBuffer doubles;
    private final int columns;
    private final int count;

    /**
     * The rows of an array.
     *
     * @param array lies row by row from the start of its buffer
     * @param columns the length of a row
     */
    Rows(INDArray array, long columns) {
        floats = array.dataType() == DataType.FLOAT ? array.data().asNioFloat() : null;
        doubles = array.dataType() == DataType.FLOAT ? null : array.data().asNioDouble();
        this.columns = Math.toIntExact(columns);
        this.count = Math.toIntExact(array.length()) / this.columns;
    }

    /** Whether the values of an array lie row by row from the start of its buffer. */
    static boolean isPlain(INDArray array) {
        return Shape.hasDefaultStridesForShape(array) && array.offset() == 0 && !array.isView();
    }

    int count() {
        return count;
    }

    int columns() {
        return columns;
    }

    /** One row at a time, for one thread. */
    Cursor cursor() {
        return new Cursor();
    }

    /** What is done with some rows that follow each other. */
    interface ChunkTask {
        /**
         * Works on rows.
         *
         * @param chunk their number among all chunks
         * @param from the first row
         * @param to behind the last row
         */
        void run(int chunk, int from, int to);
    }

    /** Runs a task for each {@link #CHUNK} rows, on several threads where ND4J may use several. */
    void eachChunk(ChunkTask task) {
        IntStream all = IntStream.range(0, chunks());
        (Nd4j.getEnvironment().maxThreads() > 1 ? all.parallel() : all)
                .forEach(chunk -> task.run(chunk, chunk * CHUNK, Math.min(count, (chunk + 1) * CHUNK)));
    }

    int chunks() {
        return (count + CHUNK - 1) / CHUNK;
    }

    /** Reads and writes rows by an array of its own. */
    final class Cursor {
        private final float[] buffer = new float[floats == null ? 0 : columns];

        /** Reads a row into an array. */
        void read(int row, double[] values) {
            if (floats == null) {
                doubles.get(row * columns, values, 0, columns);
                return;
            }
            floats.get(row * columns, buffer, 0, columns);
            for (int i = 0; i < columns; i++) {
                values[i] = buffer[i];
            }
        }

        /** Writes an array to a row. */
        void write(int row, double[] values) {
            if (floats == null) {
                doubles.put(row * columns, values, 0, columns);
                return;
            }
            for (int i = 0; i < columns; i++) {
                buffer[i] = (float) values[i];
            }
            floats.put(row * columns, buffer, 0, columns);
        }
    }
}
