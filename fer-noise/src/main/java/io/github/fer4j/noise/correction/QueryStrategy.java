package io.github.fer4j.noise.correction;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;

/**
 * Which item to ask another person about. A strategy scores all items; the highest comes first. Strategies of one's own
 * are lambdas.
 *
 * <pre>{@code
 * List<RankedItem> next = QueryStrategy.expectedChange().rank(votes).top(100);
 * }</pre>
 */
@FunctionalInterface
public interface QueryStrategy {
    /**
     * How much each item needs another vote.
     *
     * @param votes what was answered so far
     * @return one for each item, by number; the higher, the sooner; never NaN
     */
    double[] scores(CrowdVotes votes);

    /**
     * All items, those that need another vote most first; of equals, in their order.
     *
     * @param votes what was answered so far
     * @return the ranking
     * @throws InvalidArgumentException if the scores are not one for each item, or one is NaN
     */
    default ItemRanking rank(CrowdVotes votes) {
        double[] scores = scores(votes);
        if (scores.length != votes.items().size()) {
            throw new InvalidArgumentException("a query strategy scores each of the "
                    + votes.items().size() + " items, got " + scores.length + " scores");
        }
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new InvalidArgumentException("a query strategy scores with numbers, got NaN for item " + i);
            }
        }
        return ItemRanking.highestFirst(votes.items(), scores);
    }

    /**
     * By the Shannon entropy of the votes' shares, in nats: where people disagree. Two votes against two score as high as
     * twenty against twenty; {@link #expectedChange} tells these apart. An item without votes has the entropy of even
     * shares, the highest there is.
     *
     * @return the strategy
     */
    static QueryStrategy voteEntropy() {
        return VoteEntropy.INSTANCE;
    }

    /**
     * By how far one more vote is expected to move the aggregate: {@link #expectedChange(double)} with one vote of prior.
     *
     * @return the strategy
     */
    static QueryStrategy expectedChange() {
        return expectedChange(1);
    }

    /**
     * By how far one more vote is expected to move the aggregate. The aggregate of an item with counts c and {@code n}
     * votes over {@code K} answers is the mean of its Dirichlet posterior, {@code q_k = (c_k + a/K) / (n + a)}; the next
     * vote is drawn from it; and the change is the total variation, half the sum of absolute differences. A vote for j
     * moves it by {@code (1 - q_j) / (n + a + 1)}, so the expectation is {@code (1 - sum_k q_k^2) / (n + a + 1)}: high where
     * people disagree <i>and</i> few voted.
     *
     * @param priorVotes a, how many votes the even prior is worth; above 0, finite
     * @return the strategy
     * @throws InvalidArgumentException if the prior is out of range
     */
    static QueryStrategy expectedChange(double priorVotes) {
        return new ExpectedChange(priorVotes);
    }

    /**
     * By how much a model disagrees with the crowd: the Jensen-Shannon divergence, in nats, of the votes' shares and the
     * model's probabilities; 0 where they are the same, log 2 where they share nothing. An item without votes counts as
     * one with even shares. Votes for answers that are not among the labels are left out.
     *
     * @param labels what the model knows, among the answers of the votes
     * @param probabilities {@code [items, labels]}, in the order of the votes' items; rows sum to 1; copied,
     *     and checked when scoring
     * @return the strategy
     */
    static QueryStrategy modelDisagreement(LabelSet labels, double[][] probabilities) {
        return new ModelDisagreement(labels, probabilities);
    }
}
