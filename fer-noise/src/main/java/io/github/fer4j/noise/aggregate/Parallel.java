package io.github.fer4j.noise.aggregate;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Loops over items or workers on all processors. The chunks are fixed, and what they give is added up in their order, so
 * that sums have the same bits on any number of threads. Runs in the pool that the caller runs in, or the common one.
 */
final class Parallel {
    private static final int CHUNK = 512;

    private Parallel() {}

    /** What to do with the numbers from {@code from} to {@code to - 1}. */
    interface Chunk {
        double apply(int from, int to);
    }

    /** The sum of what the chunks give. */
    static double sum(int size, Chunk task) {
        int chunks = (size + CHUNK - 1) / CHUNK;
        double[] parts = new double[chunks];
        IntStream.range(0, chunks)
                .parallel()
                .forEach(c -> parts[c] = task.apply(c * CHUNK, Math.min(size, (c + 1) * CHUNK)));
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    /** For each number on its own: tasks of uneven length, such as one worker's answers, are shared out one by one. */
    static void forEach(int size, IntConsumer task) {
        IntStream.range(0, size).parallel().forEach(task);
    }
}
