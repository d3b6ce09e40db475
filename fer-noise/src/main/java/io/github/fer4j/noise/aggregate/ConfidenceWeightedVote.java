package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;

/**
 * The mean of the answers, each weighted by how sure its worker was: {@code p_ik = sum_{a: y_a = k} c_a / sum_a c_a} over
 * the answers a about item i, with {@code c_a} from {@link CrowdVotes#confidence}. An answer that came without a confidence
 * counts as one of confidence 1, as if its worker were sure. An item all of whose answers have confidence 0 counts as
 * unanswered.
 *
 * <p>Workers differ in how they use a scale, and the sure ones are not always right; where gold questions or many answers of
 * each worker are at hand, a method that measures the workers is the safer choice.
 */
public final class ConfidenceWeightedVote implements Aggregator {
    /** @throws InvalidArgumentException if only counts are known, or no answer came with a confidence */
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        votes.requireWorkers("a vote weighted by confidence");
        if (!votes.hasConfidences()) {
            throw new InvalidArgumentException("a vote weighted by confidence needs answers with confidences, got "
                    + votes + " without; give them with CrowdVotes.Builder.answer, or use majority");
        }
        Posteriors shares = Posteriors.weighted(votes, votes::confidence);
        return new Aggregation(votes, describe(), shares, null, Convergence.WITHOUT_ITERATIONS);
    }

    @Override
    public String describe() {
        return "vote weighted by confidence";
    }
}
