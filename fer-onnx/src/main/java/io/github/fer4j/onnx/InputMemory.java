package io.github.fer4j.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Native memory for the inputs of a net, lent out batch by batch and used again. ONNX Runtime would take new memory for each
 * array of floats, which is cleared, filled, and freed when the garbage collector comes by: under load that is much later. There
 * are as many buffers as batches were ever run at the same time.
 */
final class InputMemory {
    private final ConcurrentLinkedDeque<FloatBuffer> idle = new ConcurrentLinkedDeque<>();

    /** A direct buffer with a copy of these values. */
    FloatBuffer lend(float[] values) {
        FloatBuffer buffer = idle.pollFirst();
        if (buffer == null || buffer.capacity() < values.length) { // a smaller one is left to the garbage collector
            buffer = ByteBuffer.allocateDirect(Math.multiplyExact(values.length, Float.BYTES))
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }
        return buffer.clear().put(values).flip();
    }

    /** Once no tensor uses it any more. */
    void takeBack(FloatBuffer buffer) {
        idle.addFirst(buffer);
    }
}
