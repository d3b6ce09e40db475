package io.github.fer4j.data.batch;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;

/**
 * The batches of one epoch, in order and once. For one reader; close it, best by try-with-resources: that ends the worker
 * threads, at the end of the epoch as in its middle.
 *
 * <pre>{@code
 * try (BatchStream epoch = batches.epoch(1)) {
 *     for (Batch batch : epoch) {
 *         step(batch);
 *     }
 * }
 * }</pre>
 */
public final class BatchStream implements Iterator<Batch>, Iterable<Batch>, AutoCloseable {
    private final BatchMaker maker;
    private final int count;
    private final Prefetch prefetch;
    private int taken;
    private long waited;
    private volatile boolean closed;

    /**
     * @param threads 0 to make each batch when it is asked for, on the thread that asks
     * @param waiting batches at most
     */
    BatchStream(BatchMaker maker, int count, int threads, int waiting) {
        this.maker = maker;
        this.count = count;
        this.prefetch = threads == 0 ? null : new Prefetch(maker::make, count, threads, waiting);
    }

    /** The number of batches of the epoch. */
    public int size() {
        return count;
    }

    /** Whether there is another batch in the epoch; never waits. */
    @Override
    public boolean hasNext() {
        return taken < count;
    }

    /**
     * The next batch. Waits for it where the workers are behind.
     *
     * @return a batch that the caller owns
     * @throws NoSuchElementException at the end of the epoch
     * @throws BatchException if the image of one of its samples cannot be used, naming the sample; the stream goes no
     *     further
     * @throws CancellationException if the stream was closed, or the thread was interrupted while it waited, which it
     *     then still is
     */
    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch's " + count + " batches were all taken");
        }
        if (closed) {
            throw new CancellationException("the stream of batches was closed");
        }
        long start = System.nanoTime();
        try {
            Batch batch = prefetch == null ? maker.make(taken, () -> closed) : prefetch.take();
            taken++;
            return batch;
        } finally {
            waited += System.nanoTime() - start;
        }
    }

    /** This stream itself: a stream is read once. */
    @Override
    public Iterator<Batch> iterator() {
        return this;
    }

    /** How long {@link #next} has taken so far, in all: if that is a good part of an epoch, more threads help. */
    public Duration waited() {
        return Duration.ofNanos(waited);
    }

    /**
     * Ends the worker threads, each after the sample at hand, and drops what they made. May be called from any thread, at
     * any time and more than once; a reader that waits then gets a {@link CancellationException}.
     */
    @Override
    public void close() {
        closed = true;
        if (prefetch != null) {
            prefetch.close();
        }
    }
}
