package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;

/**
 * The answer that was given most often. Works on counts.
 *
 * <p>With {@code n_ik} the number of answers k about item i, the posterior is {@code 1 / t} on each of the t labels with
 * the largest {@code n_ik} and 0 elsewhere, so that {@link Aggregation#expectedAccuracy} is that of breaking ties at random.
 * What a majority of 5 of 9 shares with one of 9 of 9 is lost; {@link VoteShares} keep it.
 */
public final class MajorityVote implements Aggregator {
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        Posteriors top = Posteriors.shares(votes).onTop(votes.labels().size());
        return new Aggregation(votes, describe(), top, null, Convergence.WITHOUT_ITERATIONS);
    }

    @Override
    public String describe() {
        return "majority vote";
    }
}
