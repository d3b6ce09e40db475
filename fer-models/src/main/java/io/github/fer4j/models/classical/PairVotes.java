package io.github.fer4j.models.classical;

/** From the decisions between all pairs of classes to shares of classes. */
final class PairVotes {
    private PairVotes() {}

    static int pairs(int classes) {
        return classes * (classes - 1) / 2;
    }

    /**
     * Votes, and behind them the sums of a class's margins, brought into (-1/3, 1/3), so that they decide between classes of
     * as many votes and never against a vote.
     *
     * @param decisions for the pairs 0-1, 0-2, ..., 1-2, ...: above 0 for the first of the two
     * @param classes how many
     * @return {@code [classes]}, above 0, sums to 1
     */
    static double[] shares(double[] decisions, int classes) {
        double[] votes = new double[classes];
        double[] margins = new double[classes];
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++, pair++) {
                votes[decisions[pair] > 0 ? i : j]++;
                margins[i] += decisions[pair];
                margins[j] -= decisions[pair];
            }
        }
        double total = 0;
        for (int i = 0; i < classes; i++) {
            votes[i] += (1 + margins[i] / (1 + Math.abs(margins[i]))) / 3;
            total += votes[i];
        }
        for (int i = 0; i < classes; i++) {
            votes[i] /= total;
        }
        return votes;
    }
}
