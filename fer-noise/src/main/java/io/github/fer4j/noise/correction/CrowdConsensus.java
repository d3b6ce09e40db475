package io.github.fer4j.noise.correction;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What crowd and model together say of each item, how far to trust it, and what each voter weighed. Made by {@link Crowdlab},
 * which defines the figures. Immutable.
 */
public final class CrowdConsensus {
    private final LabelSet labels;
    private final List<String> names;
    private final List<String> workers;
    private final int[] consensus;
    private final int[] counts;
    private final double[][] posteriors;
    private final double modelWeight;
    private final double[] weights;
    private final double[] qualities;

    CrowdConsensus(
            LabelSet labels,
            CrowdVotes votes,
            int[] consensus,
            int[] counts,
            double[][] posteriors,
            double modelWeight,
            double[] weights,
            double[] qualities) {
        this.labels = labels;
        this.names = votes.items();
        this.workers = votes.workers();
        this.consensus = consensus;
        this.counts = counts;
        this.posteriors = posteriors;
        this.modelWeight = modelWeight;
        this.weights = weights;
        this.qualities = qualities;
    }

    /** What the consensus is over. */
    public LabelSet labels() {
        return labels;
    }

    /** The names of the items, by number; the list cannot be changed. */
    public List<String> items() {
        return names;
    }

    /**
     * The consensus label of an item.
     *
     * @param item its number
     * @return the label
     */
    public Emotion label(int item) {
        return labels.get(consensus[item]);
    }

    /**
     * How far to trust the consensus label of an item: its posterior.
     *
     * @param item its number
     * @return in [0, 1]
     */
    public double quality(int item) {
        return posteriors[item][consensus[item]];
    }

    /**
     * How probable each label is for an item.
     *
     * @param item its number
     * @return over {@link #labels}
     */
    public Scores posterior(int item) {
        return Scores.of(labels, posteriors[item]);
    }

    /** The posteriors, {@code [items, labels]}; a copy. */
    public double[][] posteriors() {
        return Arrays.stream(posteriors).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The share of an item's votes that are for its consensus label.
     *
     * @param item its number
     * @return in [0, 1]; empty for an item without votes
     */
    public OptionalDouble agreement(int item) {
        int classes = labels.size();
        int total = Arrays.stream(counts, item * classes, (item + 1) * classes).sum();
        return total == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) counts[item * classes + consensus[item]] / total);
    }

    /** The items, those whose consensus is to be trusted least first, scored by {@link #quality}. */
    public ItemRanking worstFirst() {
        double[] scores = new double[consensus.length];
        Arrays.setAll(scores, this::quality);
        return ItemRanking.lowestFirst(names, scores);
    }

    /** What the model weighs, in votes of a perfect worker; at least 1e-6. */
    public double modelWeight() {
        return modelWeight;
    }

    /**
     * What a vote of a worker weighs. Where only counts are known, all votes weigh {@link #voteWeight}.
     *
     * @param worker a name
     * @return in [1e-6, 1]; empty if no vote of the worker counted
     * @throws InvalidArgumentException if there is no such worker
     */
    public OptionalDouble workerWeight(String worker) {
        return optional(weights[indexOf(worker)]);
    }

    /**
     * How good a worker is, by agreement with the consensus and by how probable the worker's answers are.
     *
     * @param worker a name
     * @return in [0, 1]; empty if no vote of the worker counted
     * @throws InvalidArgumentException if there is no such worker
     */
    public OptionalDouble workerQuality(String worker) {
        return optional(qualities[indexOf(worker)]);
    }

    /** What a vote weighs on average over the workers, or each vote where only counts are known; in [1e-6, 1]. */
    public double voteWeight() {
        return Arrays.stream(weights)
                .filter(weight -> !Double.isNaN(weight))
                .average()
                .orElseThrow();
    }

    private int indexOf(String worker) {
        int index = workers.indexOf(worker);
        if (index < 0) {
            throw new InvalidArgumentException(
                    "the workers are those of the votes, got '" + worker + "', which is none of " + workers);
        }
        return index;
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Such as {@code 584 items, the model weighs 1.21, a vote 0.47}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d items, the model weighs %.2f, a vote %.2f",
                consensus.length,
                modelWeight,
                voteWeight());
    }
}
