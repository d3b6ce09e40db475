package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;

/**
 * The distribution of the answers itself: {@code p_ik = n_ik / sum_l n_il}, with {@code n_ik} the number of answers k about
 * item i. Works on counts. Its hard labels are those of {@link MajorityVote}; as a soft target it tells a net how sure the
 * crowd was (Barsoum et al., <i>Training Deep Networks for Facial Expression Recognition with Crowd-Sourced Label
 * Distribution</i>, ICMI 2016, the schemes "probabilistic label drawing" and "cross-entropy").
 */
public final class VoteShares implements Aggregator {
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        return new Aggregation(votes, describe(), Posteriors.shares(votes), null, Convergence.WITHOUT_ITERATIONS);
    }

    @Override
    public String describe() {
        return "vote shares";
    }
}
