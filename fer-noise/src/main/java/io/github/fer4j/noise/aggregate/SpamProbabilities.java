package io.github.fer4j.noise.aggregate;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.Arrays;
import java.util.List;

/** How often each worker does not look, and what it answers then; from {@link Mace}. Immutable. */
public final class SpamProbabilities implements Reliability {
    private final WorkerIndex index;
    private final LabelSet labels;
    private final double[] spam;
    /** {@code [workers, classes]}. */
    private final double[] strategies;

    SpamProbabilities(WorkerIndex index, LabelSet labels, double[] spam, double[] strategies) {
        this.index = index;
        this.labels = labels;
        this.spam = spam;
        this.strategies = strategies;
    }

    @Override
    public List<String> workers() {
        return index.workers();
    }

    /**
     * The probability that an answer of a worker has nothing to do with the item.
     *
     * @param worker the worker's name
     * @return in [0, 1]
     * @throws InvalidArgumentException if there is no such worker
     */
    public double spamProbability(String worker) {
        return spam[index.of(worker)];
    }

    /**
     * What a worker answers without looking.
     *
     * @param worker the worker's name
     * @return the probability of each answer
     * @throws InvalidArgumentException if there is no such worker
     */
    public Scores strategy(String worker) {
        int from = index.of(worker) * labels.size();
        return Scores.of(labels, Arrays.copyOfRange(strategies, from, from + labels.size()));
    }

    /** A spammer, too, is right once in as many answers as there are classes: {@code 1 - s + s / K}. */
    @Override
    public double accuracy(String worker) {
        double s = spamProbability(worker);
        return 1 - s + s / labels.size();
    }
}
