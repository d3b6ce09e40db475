package io.github.fer4j.models.internal;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The native memory of a float array, for loops in Java and for BLAS. Valid as long as the array is. */
public final class NativeFloats {
    private NativeFloats() {}

    /**
     * The values as a buffer.
     *
     * @param array of floats, in memory in order; it may be a part of another one
     * @return a window on the same memory
     */
    public static FloatBuffer buffer(INDArray array) {
        return new View(array.data().addressPointer().address(), array.length())
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /**
     * The address of a value.
     *
     * @param array of floats, in memory in order; it may be a part of another one
     * @param offset which value
     * @return a pointer that owns nothing
     */
    public static FloatPointer pointer(INDArray array, long offset) {
        return new View(array.data().addressPointer().address() + offset * Float.BYTES, array.length() - offset);
    }

    /** JavaCPP lets only subclasses set the address. */
    private static final class View extends FloatPointer {
        View(long start, long length) {
            super((Pointer) null);
            address = start;
            limit = length;
            capacity = length;
        }
    }
}
