package io.github.fer4j.benchmarks;

import java.util.Map;

/** A library that trains a net on a {@link Workload}. */
interface Contender extends AutoCloseable {
    /** The learning rate of every contender's Adam. */
    double LEARNING_RATE = 1e-3;

    /**
     * Trains on the batch once: forward, backward, update.
     *
     * @return the loss before the update
     */
    double step();

    /** The number of parameters, running statistics of batch normalisation included. */
    long parameters();

    /** Versions and thread counts, as the library itself states them. */
    Map<String, String> facts();

    @Override
    void close();
}
