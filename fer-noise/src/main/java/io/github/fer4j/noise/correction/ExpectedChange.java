package io.github.fer4j.noise.correction;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;

record ExpectedChange(double priorVotes) implements QueryStrategy {
    ExpectedChange {
        if (!(priorVotes > 0 && priorVotes < Double.POSITIVE_INFINITY)) {
            throw new InvalidArgumentException("a prior is worth more than 0 votes and finite, got " + priorVotes);
        }
    }

    @Override
    public double[] scores(CrowdVotes votes) {
        int answers = votes.labels().size();
        double[] scores = new double[votes.items().size()];
        for (int i = 0; i < scores.length; i++) {
            double total = priorVotes;
            for (int k = 0; k < answers; k++) {
                total += votes.count(i, k);
            }
            double squares = 0;
            for (int k = 0; k < answers; k++) {
                double q = (votes.count(i, k) + priorVotes / answers) / total;
                squares += q * q;
            }
            scores[i] = (1 - squares) / (total + 1);
        }
        return scores;
    }
}
