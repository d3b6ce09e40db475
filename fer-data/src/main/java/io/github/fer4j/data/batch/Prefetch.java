package io.github.fer4j.data.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Makes batches on threads of its own, ahead of the one reader and in order. Batches that are made or being made and not yet
 * taken are never more than the ring has places: a worker that would be further ahead waits, and that bounds memory.
 */
final class Prefetch {
    /** How long {@link #close} waits for the workers, which look up between two samples. */
    private static final long PATIENCE_MILLIS = 1000;

    /** Makes a batch by its number; asks from time to time whether to give up. */
    @FunctionalInterface
    interface Maker {
        Batch make(int number, BooleanSupplier cancelled);
    }

    /** What a worker hands over: a batch or a fault. */
    private record Item(Batch batch, Throwable fault) {}

    private final Maker maker;
    private final int count;
    private final Item[] ring;
    private final List<Thread> workers = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition ready = lock.newCondition();
    private int toMake;
    private int toTake;
    private volatile boolean closed;

    /**
     * @param count of all batches
     * @param threads at least 1
     * @param waiting batches at most, at least 1
     */
    Prefetch(Maker maker, int count, int threads, int waiting) {
        this.maker = maker;
        this.count = count;
        this.ring = new Item[waiting];
        for (int i = 1; i <= Math.min(threads, Math.min(count, waiting)); i++) {
            Thread worker = new Thread(this::work, "fer4j-batches-" + i);
            worker.setDaemon(true);
            workers.add(worker);
        }
        try {
            workers.forEach(Thread::start);
        } catch (Error e) { // No more threads to be had: those that were must not wait for ever.
            close();
            throw e;
        }
    }

    private void work() {
        for (int number = claim(); number >= 0; number = claim()) {
            Item item;
            try {
                item = new Item(maker.make(number, () -> closed), null);
            } catch (RuntimeException | Error e) {
                item = new Item(null, e);
            }
            put(number, item);
        }
    }

    /** The number of a batch to make, once there is room for it; -1 for none. An image source's interrupt does not end it. */
    private int claim() {
        lock.lock();
        try {
            while (!closed && toMake < count && toMake - toTake >= ring.length) {
                room.awaitUninterruptibly();
            }
            return closed || toMake >= count ? -1 : toMake++;
        } finally {
            lock.unlock();
        }
    }

    private void put(int number, Item item) {
        lock.lock();
        try {
            ring[number % ring.length] = closed ? null : item;
            if (item.fault() != null) {
                toMake = count; // The reader gets no further than the fault.
                room.signalAll();
            }
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next batch, in order; waits for it.
     *
     * @throws CancellationException if this was closed, or the thread interrupted, which it then still is
     */
    Batch take() {
        lock.lock();
        try {
            int place = toTake % ring.length;
            while (!closed && ring[place] == null) {
                ready.await();
            }
            if (closed) {
                throw new CancellationException("the stream of batches was closed");
            }
            Item item = ring[place];
            if (item.fault() instanceof RuntimeException e) {
                throw e;
            }
            if (item.fault() instanceof Error e) {
                throw e;
            }
            ring[place] = null;
            toTake++;
            room.signal();
            return item.batch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a batch");
        } finally {
            lock.unlock();
        }
    }

    /** Ends the workers and forgets what they made. Any thread may call it, at any time and again. */
    void close() {
        lock.lock();
        try {
            closed = true;
            Arrays.fill(ring, null);
            room.signalAll();
            ready.signalAll();
        } finally {
            lock.unlock();
        }
        workers.forEach(Thread::interrupt);
        try {
            for (Thread worker : workers) {
                worker.join(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
