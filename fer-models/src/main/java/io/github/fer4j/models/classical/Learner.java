package io.github.fer4j.models.classical;

/** What tells classes apart by features, with its settings. */
public sealed interface Learner permits LinearSvm, RbfSvm, NearestNeighbours, RandomForest {
    /** Such as {@code linear SVM}; for tables. */
    String name();
}
