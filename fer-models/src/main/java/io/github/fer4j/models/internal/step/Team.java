package io.github.fer4j.models.internal.step;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The calling thread and its helpers, which run the same program, each on its share, and meet at barriers.
 *
 * <p>Each has one OpenMP thread: the shares keep the cores busy, so nothing is left to divide within a layer, and no layer
 * ends with a barrier. Used by one thread at a time.
 */
final class Team implements AutoCloseable {
    /** Some 30 microseconds; a shorter wait is not worth a trip through the scheduler. */
    private static final int SPINS = 1000;

    private static final long NAP_NANOS = 20_000;

    private final int size;
    private final Thread[] helpers;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private volatile int phase;
    private volatile int round;
    private volatile boolean closed;
    private volatile Throwable failure;
    private IntConsumer program;

    Team(int size) {
        this.size = size;
        helpers = new Thread[size - 1];
        for (int i = 0; i < helpers.length; i++) {
            int member = i + 1;
            helpers[i] = new Thread(() -> serve(member), "fer4j-step-" + member);
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    int size() {
        return size;
    }

    /** Runs the program as each member from 0 to size - 1, this thread being 0; a failure of one ends it for all. */
    void run(IntConsumer work) {
        program = work;
        failure = null;
        arrived.set(0);
        working.set(helpers.length);
        round++; // publishes what is above
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
        NativeOps ops = NativeOpsHolder.getInstance().getDeviceNativeOps();
        int threads = ops.ompGetMaxThreads();
        ops.setOmpNumThreads(1);
        try {
            attempt(work, 0);
        } finally {
            ops.setOmpNumThreads(threads);
        }
        for (int spins = 0; working.get() > 0; spins++) {
            pause(spins);
        }
        Throwable cause = failure;
        if (cause instanceof RuntimeException exception) {
            throw exception;
        }
        if (cause instanceof Error error) {
            throw error;
        }
    }

    private void serve(int member) {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        int seen = 0;
        while (true) {
            while (round == seen && !closed) {
                LockSupport.park(this);
            }
            if (closed) {
                return;
            }
            seen++;
            attempt(program, member);
            working.decrementAndGet();
        }
    }

    private void attempt(IntConsumer work, int member) {
        try {
            work.accept(member);
        } catch (Abandoned e) {
            // Another member failed, and has said why.
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Waits until all members are here. What each wrote before, all see afterwards. */
    void meet() {
        int now = phase;
        if (arrived.incrementAndGet() == size) {
            arrived.set(0);
            phase = now + 1;
            return;
        }
        for (int spins = 0; phase == now; spins++) {
            if (failure != null) {
                throw new Abandoned();
            }
            pause(spins);
        }
    }

    private static void pause(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super(null, null, false, false);
        }
    }
}
