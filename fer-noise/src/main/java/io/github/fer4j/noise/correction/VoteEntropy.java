package io.github.fer4j.noise.correction;

import io.github.fer4j.CrowdVotes;

enum VoteEntropy implements QueryStrategy {
    INSTANCE;

    @Override
    public double[] scores(CrowdVotes votes) {
        double[] scores = new double[votes.items().size()];
        for (int i = 0; i < scores.length; i++) {
            for (double share : Votes.shares(votes.counts(i).toArray())) {
                scores[i] -= share > 0 ? share * Math.log(share) : 0;
            }
        }
        return scores;
    }
}
