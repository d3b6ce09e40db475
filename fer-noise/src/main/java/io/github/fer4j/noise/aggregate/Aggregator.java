package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;

/** Says what the items are that a crowd answered about. Immutable: may be used for many votes, and by several threads. */
public interface Aggregator {
    /**
     * Aggregates votes.
     *
     * @param votes at least one answer
     * @return the posteriors, and what was learned of the workers
     * @throws InvalidArgumentException if the method needs what the votes do not hold, such as who gave which answer
     */
    Aggregation aggregate(CrowdVotes votes);

    /** The method and its settings, for provenance, such as {@code Dawid-Skene, smoothing 0.1}. */
    String describe();
}
