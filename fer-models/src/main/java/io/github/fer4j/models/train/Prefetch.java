package io.github.fer4j.models.train;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * Makes batches on a thread of its own while the net learns from the one before. At most a few wait, so memory is bounded.
 * What goes wrong there is thrown here, by {@link #next}. Closing stops the thread.
 */
final class Prefetch implements Iterator<Batch>, AutoCloseable {
    private static final int WAITING = 4;

    /** What the thread hands over: a batch, a fault, or, with neither, the end. */
    private record Item(Batch batch, Throwable fault) {}

    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread;
    private Item head;

    /** @param batches each makes one batch when asked; asked in order */
    Prefetch(Iterator<Supplier<Batch>> batches) {
        this.thread = new Thread(() -> run(batches), "fer4j-prefetch");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void run(Iterator<Supplier<Batch>> batches) {
        try {
            try {
                while (batches.hasNext()) {
                    queue.put(new Item(batches.next().get(), null));
                }
                queue.put(new Item(null, null));
            } catch (RuntimeException | Error e) {
                queue.put(new Item(null, e));
            }
        } catch (InterruptedException e) {
            // Closed: nobody waits for more.
        }
    }

    @Override
    public boolean hasNext() {
        if (head == null) {
            try {
                head = queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return head.batch() != null || head.fault() != null;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more batches");
        }
        Item item = head;
        if (item.fault() instanceof RuntimeException e) {
            throw e;
        }
        if (item.fault() instanceof Error e) {
            throw e;
        }
        head = null;
        return item.batch();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
