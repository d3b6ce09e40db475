package io.github.fer4j.models.internal;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/** Independent pieces of the work of one layer. */
final class Tasks {
    private Tasks() {}

    /**
     * Does each of them, on several threads where ND4J has more than one.
     *
     * @param count how many
     * @param task is told which one, from 0
     */
    static void each(int count, IntConsumer task) {
        IntStream range = IntStream.range(0, count);
        (count > 1 && Nd4j.getEnvironment().maxThreads() > 1 ? range.parallel() : range).forEach(task);
    }
}
