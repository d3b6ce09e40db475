package io.github.fer4j.benchmarks;

/** A library that also puts the batch of its {@link Workload} through the net it trains. */
interface NetContender extends Contender {
    /** Classifies the batch once, as an application would: no dropout, batch normalisation by its running statistics. */
    void infer();
}
