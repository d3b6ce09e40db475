package io.github.fer4j.noise.aggregate;

/** What a model takes for granted about how frequent the classes are, before it sees an item's answers. */
public enum ClassPrior {
    /** All the same; right for data sets that were balanced on purpose. */
    UNIFORM,
    /** The mean of the posteriors, estimated anew in each M-step. */
    LEARNED
}
