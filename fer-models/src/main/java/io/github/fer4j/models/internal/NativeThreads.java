package io.github.fer4j.models.internal;

import java.util.function.Supplier;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many OpenMP threads oneDNN and OpenBLAS use for what the calling thread asks of them.
 *
 * <p>OpenMP keeps the number for each calling thread. A single small image is done before a second thread has paid for
 * itself; and where the cores are busy with something else, the barrier at the end of every layer waits for a thread that
 * is not running: measured, 160 ms instead of 7 for one 48x48 crop beside a busy process.
 */
public final class NativeThreads {
    private NativeThreads() {}

    /**
     * Does something with one native thread, and gives the calling thread its number back.
     *
     * @param work what to do
     * @param <T> of its result
     * @return its result
     */
    public static <T> T single(Supplier<T> work) {
        FastPath.enable();
        NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
        int before = ops.ompGetMaxThreads();
        ops.setOmpNumThreads(1);
        try {
            return work.get();
        } finally {
            ops.setOmpNumThreads(before);
        }
    }
}
