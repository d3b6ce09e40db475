package io.github.fer4j.benchmarks.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches child processes that try inputs. One that dies, or says nothing for too long, is the failure of the input that it had
 * begun; the next one goes on behind that.
 */
final class HostileRun {
    /** Starts a child that tries inputs from one index to another, perhaps not all, and prints {@link HostileLine}s. */
    @FunctionalInterface
    interface Starter {
        Process start(int from, int to) throws IOException;
    }

    private static final Duration START = Duration.ofMinutes(1);

    private static final Duration GLANCE = Duration.ofMillis(200);

    /**
     * How long a child may say nothing.
     *
     * @param processor time of the processor that it uses meanwhile: on a busy machine an hour may pass and nothing happen
     * @param clock time on the wall, for who waits uses no processor
     */
    record Patience(Duration processor, Duration clock) {}

    private final Starter starter;
    private final Patience patience;
    private final Consumer<HostileLine.End> listener;

    /**
     * A run.
     *
     * @param starter of children
     * @param patience the longest silence of a child
     * @param listener told of every input
     */
    HostileRun(Starter starter, Patience patience, Consumer<HostileLine.End> listener) {
        this.starter = starter;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * Tries inputs.
     *
     * @param from the first one's index
     * @param to the index after the last one's
     * @throws IllegalStateException if a child ends without having begun anything
     */
    void run(int from, int to) throws InterruptedException {
        int next = from;
        while (next < to) {
            next = runChild(next, to);
        }
    }

    /** One child to its end; where to go on. */
    private int runChild(int from, int to) throws InterruptedException {
        Process process;
        try {
            process = starter.start(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            BlockingQueue<Optional<String>> lines = lines(process);
            HostileLine.Begin begun = null;
            int next = from;
            while (next < to) {
                // A JVM takes its time to start; that is no input's fault.
                boolean starts = begun == null && next == from;
                Optional<String> line = next(lines, process, starts ? START : Duration.ZERO);
                if (line == null) {
                    process.destroyForcibly();
                    return fail(begun, next, "a hang", "nothing came for too long: " + patience);
                }
                if (line.isEmpty()) {
                    int exit = process.waitFor();
                    return begun == null && exit == 0
                            ? to
                            : fail(begun, next, "a crash", "the process ended with " + exit);
                }
                HostileLine told = HostileLine.parse(line.get()).orElse(null);
                if (told instanceof HostileLine.Begin begin) {
                    begun = begin;
                } else if (told instanceof HostileLine.End end) {
                    listener.accept(end);
                    begun = null;
                    next = end.index() + 1;
                }
            }
            return next;
        } finally {
            // Nothing is left to try, so it ends by itself; all the same it shall not outlive this.
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** The child's next line, an empty one at its end, or null where patience ends before. */
    private Optional<String> next(BlockingQueue<Optional<String>> lines, Process process, Duration more)
            throws InterruptedException {
        long start = System.nanoTime();
        Duration used = processorTime(process);
        while (true) {
            Optional<String> line = lines.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            if (line != null) {
                return line;
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start).minus(more);
            Duration usedSince = processorTime(process).minus(used).minus(more);
            if (waited.compareTo(patience.clock()) > 0 || usedSince.compareTo(patience.processor()) > 0) {
                return null;
            }
        }
    }

    /** None where the system does not tell. */
    private static Duration processorTime(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private int fail(HostileLine.Begin begun, int next, String what, String detail) {
        if (begun == null || begun.index() < next) {
            throw new IllegalStateException(
                    "a child is to try input " + next + " and did not begin: " + what + ", " + detail);
        }
        listener.accept(new HostileLine.End(begun.index(), begun.kind(), Verdict.failure(what, detail), 0, 0, 0));
        return begun.index() + 1;
    }

    /** The child's lines as they come, and an empty one at their end. */
    private static BlockingQueue<Optional<String>> lines(Process process) {
        BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
                        in.lines().forEach(line -> lines.add(Optional.of(line)));
                    } catch (IOException | UncheckedIOException e) {
                        // The end, as far as we are concerned.
                    } finally {
                        lines.add(Optional.empty());
                    }
                },
                "hostile-child");
        reader.setDaemon(true);
        reader.start();
        return lines;
    }
}
