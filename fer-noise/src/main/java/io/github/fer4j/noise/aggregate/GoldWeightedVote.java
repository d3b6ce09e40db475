package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import java.util.HashSet;
import java.util.Set;

/**
 * A vote in which workers count as much as they were right on gold questions, whose answers were known beforehand.
 *
 * <p>With {@code r_w} right answers of worker w to {@code n_w} gold questions, and {@code m} the share of right answers of
 * all workers to all gold questions, the accuracy is {@code a_w = (r_w + s m) / (n_w + s)}: as if every worker had answered s
 * more gold questions as well as the crowd does. So one lucky answer makes nobody perfect, and <i>a worker who got no gold
 * question counts as an average one</i>, {@code a_w = m}. With smoothing 0 such a worker counts the same; nothing else is
 * smoothed. The posterior is {@code p_ik = sum_{w: y_iw = k} a_w / sum_w a_w} over the workers who are not excluded.
 *
 * <p>On request, workers whose accuracy lies below a limit are excluded, and workers who got no gold question. An item that
 * only such workers answered counts as unanswered. Gold questions get a posterior from their answers as all items do.
 */
public final class GoldWeightedVote implements Aggregator {
    private final double smoothing;
    private final double excludeBelow;
    private final boolean excludeUntested;

    private GoldWeightedVote(Builder builder) {
        this.smoothing = builder.smoothing;
        this.excludeBelow = builder.excludeBelow;
        this.excludeUntested = builder.excludeUntested;
    }

    /** Smoothing 1, nobody excluded. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * @throws InvalidArgumentException if only counts are known, no gold question was answered, or no worker is left whose
     *     accuracy is above 0
     */
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        votes.requireWorkers("a vote weighted by gold questions");
        int[] asked = new int[votes.workers().size()];
        int[] right = new int[asked.length];
        long allAsked = 0;
        long allRight = 0;
        for (int i = 0; i < votes.items().size(); i++) {
            if (!votes.isGold(i)) {
                continue;
            }
            int truth = votes.labels().indexOf(votes.truth(i).orElseThrow());
            for (int a = votes.firstAnswer(i); a < votes.firstAnswer(i + 1); a++) {
                int isRight = votes.label(a) == truth ? 1 : 0;
                asked[votes.worker(a)]++;
                right[votes.worker(a)] += isRight;
                allAsked++;
                allRight += isRight;
            }
        }
        if (allAsked == 0) {
            throw new InvalidArgumentException(
                    "a vote weighted by gold questions needs an answer to one, got none among " + votes
                            + "; name gold questions with CrowdVotes.Builder.gold");
        }
        double mean = (double) allRight / allAsked;
        double[] accuracies = new double[asked.length];
        for (int w = 0; w < asked.length; w++) {
            accuracies[w] = asked[w] == 0 ? mean : (right[w] + smoothing * mean) / (asked[w] + smoothing);
        }
        return weighted(votes, accuracies, asked);
    }

    private Aggregation weighted(CrowdVotes votes, double[] accuracies, int[] asked) {
        double[] weights = accuracies.clone();
        Set<String> excluded = new HashSet<>();
        double sum = 0;
        for (int w = 0; w < weights.length; w++) {
            if (weights[w] < excludeBelow || (excludeUntested && asked[w] == 0)) {
                weights[w] = 0;
                excluded.add(votes.workers().get(w));
            }
            sum += weights[w];
        }
        if (sum == 0) {
            throw new InvalidArgumentException(
                    "a vote weighted by gold questions needs a worker with an accuracy above 0"
                            + " who is not excluded, got " + (weights.length - excluded.size()) + " of "
                            + weights.length
                            + " workers left; exclude fewer, or look at the gold answers");
        }
        Posteriors shares = Posteriors.weighted(votes, a -> weights[votes.worker(a)]);
        Reliability reliability = new WorkerAccuracies(new WorkerIndex(votes), accuracies, excluded);
        return new Aggregation(votes, describe(), shares, reliability, Convergence.WITHOUT_ITERATIONS);
    }

    @Override
    public String describe() {
        return "vote weighted by gold questions, smoothing " + smoothing
                + (excludeBelow > 0 ? ", without workers below " + excludeBelow : "")
                + (excludeUntested ? ", without untested workers" : "");
    }

    /** Builds a {@link GoldWeightedVote}. */
    public static final class Builder {
        private double smoothing = 1;
        private double excludeBelow;
        private boolean excludeUntested;

        private Builder() {}

        /**
         * As how many gold questions the crowd's accuracy counts for each worker.
         *
         * @param value finite and not negative; 1 unless set
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder smoothing(double value) {
            this.smoothing = StoppingRule.smoothing(value);
            return this;
        }

        /**
         * Leaves out the answers of workers whose accuracy is below a limit.
         *
         * @param accuracy in [0, 1]; 0, the default, excludes nobody
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder excludeBelow(double accuracy) {
            if (!(accuracy >= 0 && accuracy <= 1)) {
                throw new InvalidArgumentException("an accuracy is in [0, 1], got " + accuracy);
            }
            this.excludeBelow = accuracy;
            return this;
        }

        /**
         * Leaves out the answers of workers who got no gold question, instead of counting them as average ones.
         *
         * @return this
         */
        public Builder excludeUntested() {
            this.excludeUntested = true;
            return this;
        }

        /** The method. */
        public GoldWeightedVote build() {
            return new GoldWeightedVote(this);
        }
    }
}
