package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A vote in which workers count as much as the caller says: {@code p_ik = sum_{w: y_iw = k} v_w / sum_w v_w} over the
 * workers w who answered item i. With the log odds {@code v_w = log((K - 1) a_w / (1 - a_w))} of known accuracies {@code
 * a_w} as weights, its top label is the most probable one (Nitzan and Paroush, <i>Optimal Decision Rules in Uncertain
 * Dichotomous Choice Situations</i>, International Economic Review 23(2), 1982, for two classes).
 */
public final class WeightedVote implements Aggregator {
    private final Map<String, Double> weights;
    private final Double others;

    private WeightedVote(Map<String, Double> weights, Double others) {
        this.weights = weights;
        this.others = others;
    }

    /**
     * A vote with these weights. Workers of the votes who have none are an error, unless {@link #others} says otherwise.
     *
     * @param weights of workers, by name, finite and not negative; copied; may hold workers who did not vote
     * @return the method
     * @throws InvalidArgumentException if a weight is out of range
     */
    public static WeightedVote of(Map<String, Double> weights) {
        Map<String, Double> copy = new HashMap<>(weights);
        copy.forEach((worker, weight) -> check(weight, "worker '" + worker + "'"));
        return new WeightedVote(copy, null);
    }

    /**
     * The same, with a weight for all workers who have none of their own.
     *
     * @param weight finite and not negative; 0 leaves their answers out
     * @return the method
     * @throws InvalidArgumentException if the weight is out of range
     */
    public WeightedVote others(double weight) {
        check(weight, "other workers");
        return new WeightedVote(weights, weight);
    }

    private static void check(Double weight, String whose) {
        if (!(Objects.requireNonNull(weight, "weight") >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new InvalidArgumentException("a weight is finite and not negative, got " + weight + " for " + whose);
        }
    }

    /** @throws InvalidArgumentException if only counts are known, a worker has no weight, or nobody's is above 0 */
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        votes.requireWorkers("a weighted vote");
        double[] byWorker = new double[votes.workers().size()];
        double sum = 0;
        for (int w = 0; w < byWorker.length; w++) {
            Double weight = weights.getOrDefault(votes.workers().get(w), others);
            if (weight == null) {
                throw new InvalidArgumentException("a weighted vote needs a weight for every worker, got none for '"
                        + votes.workers().get(w) + "'; give it, or use others(weight)");
            }
            byWorker[w] = weight;
            sum += weight;
        }
        if (sum == 0) {
            throw new InvalidArgumentException("a weighted vote needs a worker whose weight is above 0, got " + votes
                    + " whose weights are all 0");
        }
        Posteriors shares = Posteriors.weighted(votes, a -> byWorker[votes.worker(a)]);
        return new Aggregation(votes, describe(), shares, null, Convergence.WITHOUT_ITERATIONS);
    }

    @Override
    public String describe() {
        return "weighted vote, " + weights.size() + " weights" + (others == null ? "" : ", others " + others);
    }
}
