package io.github.fer4j.onnx;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that help those who call. The caller works, too, and waits for tasks only that a helper has begun: so it gets on
 * while all helpers are busy with the work of others. The threads are made when there is something to help with.
 */
final class Workers implements AutoCloseable {
    private final int count;
    private ExecutorService threads;

    /** @param count of threads beside the caller's, at least 0 */
    Workers(int count) {
        this.count = count;
    }

    /**
     * Does all tasks; they may run in any order and side by side. What they throw is thrown here: of several, what the first
     * task of the list that failed has thrown.
     *
     * @param tasks independent of each other
     */
    void run(List<Runnable> tasks) {
        Work work = new Work(tasks);
        int helpers = Math.min(count, tasks.size() - 1);
        for (int i = 0; i < helpers; i++) {
            threads().execute(work);
        }
        work.run();
        work.finish();
    }

    private synchronized ExecutorService threads() {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(count, task -> {
                Thread thread = new Thread(task, "fer-onnx");
                thread.setDaemon(true);
                return thread;
            });
        }
        return threads;
    }

    @Override
    public synchronized void close() {
        if (threads != null) {
            threads.shutdown();
        }
    }

    /** The tasks of one call; each thread that runs it takes the next one until there are none. */
    private static final class Work implements Runnable {
        private final List<Runnable> tasks;
        private final Throwable[] failures;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;

        Work(List<Runnable> tasks) {
            this.tasks = tasks;
            failures = new Throwable[tasks.size()];
            left = new CountDownLatch(tasks.size());
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                try {
                    tasks.get(i).run();
                } catch (RuntimeException | Error e) { // also an Error: the caller would wait for ever
                    failures[i] = e;
                } finally {
                    left.countDown();
                }
            }
        }

        void finish() {
            boolean interrupted = false;
            while (left.getCount() > 0) {
                try {
                    left.await();
                } catch (InterruptedException e) {
                    interrupted = true; // what was begun writes to memory of the caller's: a batch is short
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            for (Throwable failure : failures) {
                if (failure instanceof RuntimeException e) {
                    throw e;
                }
                if (failure instanceof Error e) {
                    throw e;
                }
            }
        }
    }
}
