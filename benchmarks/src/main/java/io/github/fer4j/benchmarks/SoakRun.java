package io.github.fer4j.benchmarks;

import io.github.fer4j.benchmarks.Trend.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * What came of a soak.
 *
 * @param done how many classifications ended, with a right result or not
 * @param seconds how long they took together
 * @param problemCount how many were not as they should be
 * @param problems the first of them
 * @param samples of memory, by classifications done
 */
record SoakRun(long done, double seconds, long problemCount, List<String> problems, List<Sample> samples) {
    private static final int PROBLEMS_KEPT = 20;

    /**
     * Memory at a moment.
     *
     * @param done classifications so far
     * @param seconds since the beginning
     * @param resident the process's resident set in KiB; -1 where it is not known
     * @param heap what the heap's objects take, those that nobody needs any more among them, in KiB
     */
    record Sample(long done, double seconds, long resident, long heap) {}

    /**
     * Does work with several threads.
     *
     * @param work does one piece, by its number, and says what is wrong with it; an exception is wrong, too
     * @param count how many pieces
     * @param threads how many do them
     * @param every memory is sampled after so many pieces
     */
    static SoakRun of(LongFunction<Optional<String>> work, long count, int threads, int every)
            throws InterruptedException {
        AtomicLong next = new AtomicLong();
        AtomicLong done = new AtomicLong();
        AtomicLong problemCount = new AtomicLong();
        List<String> problems = Collections.synchronizedList(new ArrayList<>());
        List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(() -> {
                for (long number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                    Optional<String> problem = tried(work, number);
                    if (problem.isPresent() && problemCount.getAndIncrement() < PROBLEMS_KEPT) {
                        problems.add(problem.get());
                    }
                    long sofar = done.incrementAndGet();
                    if (sofar % every == 0) {
                        samples.add(sample(sofar, start));
                    }
                }
            });
            worker.setName("soak-" + i);
            workers.add(worker);
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        List<Sample> inOrder = new ArrayList<>(samples);
        inOrder.sort((a, b) -> Long.compare(a.done(), b.done()));
        return new SoakRun(done.get(), Effort.secondsSince(start), problemCount.get(), List.copyOf(problems), inOrder);
    }

    /** An error of one piece must not end its thread: it would look as if all had been done. */
    private static Optional<String> tried(LongFunction<Optional<String>> work, long number) {
        try {
            return work.apply(number);
        } catch (RuntimeException | Error e) {
            return Optional.of("piece " + number + " throws " + e);
        }
    }

    private static Sample sample(long done, long start) {
        Runtime runtime = Runtime.getRuntime();
        return new Sample(
                done,
                Effort.secondsSince(start),
                ResidentMemory.now().orElse(-1),
                (runtime.totalMemory() - runtime.freeMemory()) / 1024);
    }

    /** The resident set over classifications, in KiB; empty where it is not known. */
    List<Point> resident() {
        return samples.stream()
                .filter(sample -> sample.resident() >= 0)
                .map(sample -> new Point(sample.done(), sample.resident()))
                .toList();
    }

    /** The samples as csv. */
    String csv() {
        StringBuilder text = new StringBuilder("classifications,seconds,resident_kb,heap_kb\n");
        for (Sample sample : samples) {
            text.append(String.format(
                    Locale.ROOT, "%d,%.3f,%d,%d%n", sample.done(), sample.seconds(), sample.resident(), sample.heap()));
        }
        return text.toString().replace("\r\n", "\n");
    }
}
