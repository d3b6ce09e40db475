package io.github.fer4j;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Reads images and finds their faces on threads of its own, a few ahead of the one who takes them, and in order. Sources are
 * asked for on the thread that takes, one by one as there is room: of any number, {@link #AHEAD} for each thread at most are
 * alive.
 */
final class Preparation implements AutoCloseable {
    /** One in work and one done for each thread: enough that none waits for the other. */
    private static final int AHEAD = 2;

    /** How often one who waits asks whether to give up. */
    private static final long PATIENCE_MILLIS = 20;

    private final Iterator<BatchSource> sources;
    private final FacePipeline pipeline;
    private final int room;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService workers;
    private final Queue<Future<Prepared>> begun = new ArrayDeque<>();
    private boolean exhausted;
    private volatile boolean closed;

    Preparation(Iterator<BatchSource> sources, FacePipeline pipeline, int threads) {
        this.sources = sources;
        this.pipeline = pipeline;
        this.room = AHEAD * threads;
        this.workers = Executors.newFixedThreadPool(threads, this::thread); // made as there is something to do for them
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fer4j-photos-" + (threads.size() + 1));
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /**
     * The next image; waits for it.
     *
     * @param cancelled asked from time to time whether to give up
     * @return null after the last, and where it gave up
     */
    Prepared next(BooleanSupplier cancelled) {
        while (!exhausted && begun.size() < room && !cancelled.getAsBoolean()) {
            exhausted = !sources.hasNext();
            if (!exhausted) {
                BatchSource source = sources.next();
                begun.add(workers.submit(() -> closed ? null : Prepared.of(source, pipeline)));
            }
        }
        while (!begun.isEmpty() && !cancelled.getAsBoolean()) {
            try {
                Prepared next = begun.element().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                begun.remove();
                return next;
            } catch (TimeoutException e) {
                continue; // not ready yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // whoever is asked whether to give up sees it
            } catch (ExecutionException e) {
                throw unchecked(e.getCause());
            }
        }
        return null;
    }

    /** Whether {@link #next} gave all there were. */
    boolean isOver() {
        return exhausted && begun.isEmpty();
    }

    /** Only what stops the whole batch gets here: an Error, or a provider that is missing. */
    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new FerException("an image cannot be read", cause);
    }

    /**
     * Ends the threads, and waits for them: what they use is freed after this, and native code that runs on freed memory takes
     * the process down. They look up between two images, and reading can be interrupted.
     */
    @Override
    public void close() {
        closed = true;
        begun.clear();
        workers.shutdownNow();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
