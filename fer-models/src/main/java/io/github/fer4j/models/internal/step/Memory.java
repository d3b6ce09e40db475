package io.github.fer4j.models.internal.step;

import io.github.fer4j.models.internal.NativeFloats;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Floats in native memory, seen as a buffer by loops in Java, as arrays by ND4J and as addresses by BLAS. */
final class Memory implements AutoCloseable {
    /** What a Java buffer can span. */
    static final long MOST_FLOATS = Integer.MAX_VALUE / Float.BYTES;

    private final INDArray array;
    private final FloatBuffer floats;
    private final boolean owned;

    private Memory(INDArray array, boolean owned) {
        this.array = array;
        this.floats = NativeFloats.buffer(array);
        this.owned = owned;
    }

    /** New memory, all 0, outside of any workspace. */
    static Memory of(long length) {
        return new Memory(
                Nd4j.createUninitializedDetached(DataType.FLOAT, length).assign(0), true);
    }

    /** The memory of an array, which stays its owner's to close. */
    static Memory shared(INDArray flat) {
        return new Memory(flat, false);
    }

    long length() {
        return array.length();
    }

    FloatBuffer floats() {
        return floats;
    }

    /** A part as an array in order c. */
    INDArray array(long offset, long... shape) {
        return Nd4j.create(array.data(), shape, Nd4j.getStrides(shape, 'c'), offset, 'c');
    }

    FloatPointer at(long offset) {
        return NativeFloats.pointer(array, offset);
    }

    @Override
    public void close() {
        if (owned) {
            array.close();
        }
    }
}
