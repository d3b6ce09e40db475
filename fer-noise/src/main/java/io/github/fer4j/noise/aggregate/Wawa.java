package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import java.util.Set;

/**
 * Worker agreement with aggregate: a vote in which workers count as much as they agree with the majority. The method of
 * Appen's (formerly CrowdFlower's) platform; described in the documentation of Crowd-Kit (Ustalov et al., <i>Learning from
 * Crowds with Crowd-Kit</i>, Journal of Open Source Software 9(96), 2024).
 *
 * <ol>
 *   <li>{@code m_ik}, the {@link MajorityVote majority vote}: 1/t on each of the t labels with most votes;
 *   <li>{@code a_w}, the mean of {@code m_ik} over the answers (i, k) of worker w: its agreement;
 *   <li>{@code p_ik = sum_{w: y_iw = k} a_w / sum_w a_w}.
 * </ol>
 *
 * A tie thus counts for 1/t of an agreement; Crowd-Kit gives all of it to the label that comes first. A worker who alone
 * answered an item agrees with himself: with few answers an item, agreements come out too high.
 */
public final class Wawa implements Aggregator {
    /** @throws InvalidArgumentException if only counts are known */
    @Override
    public Aggregation aggregate(CrowdVotes votes) {
        votes.requireWorkers("Wawa");
        int classes = votes.labels().size();
        double[] majority = Posteriors.shares(votes).onTop(classes).rows();
        double[] agreements = new double[votes.workers().size()];
        int[] answers = new int[agreements.length];
        for (int i = 0; i < votes.items().size(); i++) {
            for (int a = votes.firstAnswer(i); a < votes.firstAnswer(i + 1); a++) {
                agreements[votes.worker(a)] += majority[i * classes + votes.label(a)];
                answers[votes.worker(a)]++;
            }
        }
        for (int w = 0; w < agreements.length; w++) {
            agreements[w] /= answers[w];
        }
        Posteriors shares = Posteriors.weighted(votes, a -> agreements[votes.worker(a)]);
        Reliability reliability = new WorkerAccuracies(new WorkerIndex(votes), agreements, Set.of());
        return new Aggregation(votes, describe(), shares, reliability, Convergence.WITHOUT_ITERATIONS);
    }

    @Override
    public String describe() {
        return "Wawa";
    }
}
