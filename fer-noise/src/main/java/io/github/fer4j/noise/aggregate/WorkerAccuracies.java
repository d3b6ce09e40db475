package io.github.fer4j.noise.aggregate;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One number for each worker: the share of right answers, as the method measures it. From {@link Wawa}, {@link
 * GoldWeightedVote} and {@link OneCoinDawidSkene}. Immutable.
 */
public final class WorkerAccuracies implements Reliability {
    private final WorkerIndex index;
    private final double[] accuracies;
    private final Set<String> excluded;

    WorkerAccuracies(WorkerIndex index, double[] accuracies, Set<String> excluded) {
        this.index = index;
        this.accuracies = accuracies;
        this.excluded = Collections.unmodifiableSet(new TreeSet<>(excluded));
    }

    @Override
    public List<String> workers() {
        return index.workers();
    }

    @Override
    public double accuracy(String worker) {
        return accuracies[index.of(worker)];
    }

    /** The workers whose answers were not counted at all, in alphabetical order; empty for methods that exclude nobody. */
    public Set<String> excluded() {
        return excluded;
    }
}
