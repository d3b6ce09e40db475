package io.github.fer4j.noise.aggregate;

import io.github.fer4j.InvalidArgumentException;
import java.util.List;
import java.util.Objects;

/** The abilities of workers and the difficulties of items; from {@link Glad}. Immutable. */
public final class WorkerAbilities implements Reliability {
    private final WorkerIndex index;
    private final double[] abilities;
    private final double[] logEasiness;
    private final double[] accuracies;

    WorkerAbilities(WorkerIndex index, double[] abilities, double[] logEasiness, double[] accuracies) {
        this.index = index;
        this.abilities = abilities;
        this.logEasiness = logEasiness;
        this.accuracies = accuracies;
    }

    @Override
    public List<String> workers() {
        return index.workers();
    }

    /**
     * The paper's alpha: positive for workers who tend to be right, 0 for guessing among two classes, negative for worse.
     *
     * @param worker the worker's name
     * @return any finite number
     * @throws InvalidArgumentException if there is no such worker
     */
    public double ability(String worker) {
        return abilities[index.of(worker)];
    }

    /**
     * The paper's 1/beta: near 0 for items that every worker of any ability gets right, large for items that nobody knows.
     *
     * @param item its number in the votes
     * @return positive; for an item without an answer what the prior says, 1/e
     */
    public double difficulty(int item) {
        return Math.exp(-logEasiness[Objects.checkIndex(item, logEasiness.length)]);
    }

    /** The mean of {@code sigmoid(alpha beta)} over the items that the worker answered. */
    @Override
    public double accuracy(String worker) {
        return accuracies[index.of(worker)];
    }
}
