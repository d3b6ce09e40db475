package io.github.fer4j.noise.correction;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A consensus of crowd and model: CROWDLAB of Goh, Tkachenko and Mueller, <i>CROWDLAB: Supervised learning to infer consensus
 * labels and quality scores for data with multiple annotators</i>, NeurIPS Human in the Loop Learning workshop 2022 (arXiv
 * 2210.06812). The model is one more voter, with its own weight; where few people voted, it decides more.
 *
 * <p>With the probabilities p of the model, {@code n_i} votes on item i, and {@code J} the items with at least two votes:
 *
 * <ol>
 *   <li>The consensus starts as the majority; of answers with equally many votes, the one that the model finds most
 *       probable, then the one rarer in all votes, then the first.
 *   <li>{@code P} is the mean over J of the share of votes that agree with the consensus.
 *   <li>{@code s_j}, the agreement of worker j, is the share of the <i>other</i> votes on the worker's items of J that are the
 *       worker's own answer; the mean of the others' for a worker without such items.
 *   <li>{@code A} is the accuracy over J of always answering the most frequent consensus label. A worker weighs {@code w_j
 *       = 1 - (1 - s_j) / (1 - A)}, the model {@code w_M = (1 - (1 - A_M) / (1 - A)) sqrt(mean n_i)} with its accuracy
 *       {@code A_M} against the consensus over J; each at least 1e-6.
 *   <li>The posterior of item i is the weighted mean of p and, for each vote, of P on its answer and {@code (1 - P) / (K -
 *       1)} on each other.
 *   <li>The consensus becomes the top of the posterior (the majority where several are), and steps 2 to 5 are repeated
 *       once. The quality of an item's consensus is its posterior.
 * </ol>
 *
 * This is what cleanlab computes by default, but for its last two ways to break ties (by the workers' agreement, then at
 * random). Its quality of a worker is {@code w l_j + (1 - w) a_j}: the mean posterior of the worker's answers, the share
 * of them in J that are the consensus, and {@code w = w_M / (w_M + mean w_j mean n_i)}.
 *
 * <p><b>Counts.</b> Where only vote counts are known (FER+), all votes get one weight: as of a worker whose agreement is that of
 * a pair of votes on the same item, {@code s = sum_i sum_k c_ik (c_ik - 1) / sum_i n_i (n_i - 1)}. That is the same as the above
 * if all workers agree equally with others; it cannot tell good workers from bad ones.
 *
 * <p>An item without votes has no part in steps 2 to 5, and gets the model's probabilities. Time and memory grow linearly with
 * votes and with items times classes.
 */
public final class Crowdlab {
    private static final double LEAST = 1e-6;

    private final CrowdVotes votes;
    private final LabelSet labels;
    private final Probabilities p;
    private final int[] columns;
    private final int items;
    private final int classes;
    /** {@code [items, classes]}. */
    private final int[] counts;

    private final int[] totals;
    /** The agreement of each worker, NaN for those without a vote that counts; one value where only counts are known. */
    private final double[] agreements;

    private Crowdlab(CrowdVotes votes, LabelSet labels, Probabilities p) {
        this.votes = votes;
        this.labels = labels;
        this.p = p;
        this.columns = Votes.columns(votes, labels);
        this.items = votes.items().size();
        this.classes = labels.size();
        this.counts = Votes.counts(votes, labels);
        this.totals = new int[items];
        for (int at = 0; at < counts.length; at++) {
            totals[at / classes] += counts[at];
        }
        if (Arrays.stream(totals).noneMatch(total -> total > 1)) {
            throw new InvalidArgumentException(
                    "CROWDLAB weighs voters by how they agree, got no item with two votes for " + labels
                            + "; use ConfidentLearning for single labels");
        }
        this.agreements = votes.knowsWorkers() ? workerAgreements() : new double[] {pooledAgreement()};
    }

    /**
     * The consensus of votes and a model over the same answers.
     *
     * @param votes with workers or only counts; at least one item with two votes
     * @param probabilities {@code [items, answers]}, in the order of the votes' items and labels; rows sum to 1 within
     *     0.001; from a model that has not learned from the item
     * @return the consensus
     * @throws InvalidArgumentException if no item has two votes, or the probabilities are not of that shape or no
     *     distributions
     */
    public static CrowdConsensus consensus(CrowdVotes votes, double[][] probabilities) {
        return consensus(votes, votes.labels(), probabilities);
    }

    /**
     * The consensus where a model knows only some of the answers that could be given: votes for others, such as FER+'s
     * {@code unknown}, do not count.
     *
     * @param votes with workers or only counts; at least one item with two votes for these labels
     * @param labels what the model knows, among the answers
     * @param probabilities {@code [items, labels]}, as above
     * @return the consensus
     * @throws InvalidArgumentException as above, or if a label is not among the answers
     */
    public static CrowdConsensus consensus(CrowdVotes votes, LabelSet labels, double[][] probabilities) {
        return new Crowdlab(
                        votes, labels, Probabilities.of(labels, votes.items().size(), probabilities))
                .run();
    }

    private CrowdConsensus run() {
        int[] majority = majority();
        int[] consensus = new Stats(majority).tops(majority);
        Stats stats = new Stats(consensus);
        return new CrowdConsensus(
                labels,
                votes,
                consensus,
                counts,
                stats.posteriors,
                stats.modelWeight,
                stats.weights,
                votes.knowsWorkers() ? workerQualities(consensus, stats) : new double[0]);
    }

    /** How many votes an item got for a class. */
    private int count(int item, int label) {
        return counts[item * classes + label];
    }

    private double[] workerAgreements() {
        double[] same = new double[votes.workers().size()];
        double[] others = new double[same.length];
        boolean[] voted = new boolean[same.length];
        for (int item = 0; item < items; item++) {
            for (int a = votes.firstAnswer(item); a < votes.firstAnswer(item + 1); a++) {
                int label = columns[votes.label(a)];
                if (label >= 0) {
                    voted[votes.worker(a)] = true;
                    same[votes.worker(a)] += count(item, label) - 1;
                    others[votes.worker(a)] += totals[item] - 1;
                }
            }
        }
        double[] agreements = IntStream.range(0, same.length)
                .mapToDouble(w -> same[w] / others[w])
                .toArray();
        double mean = Arrays.stream(agreements)
                .filter(agreement -> !Double.isNaN(agreement))
                .average()
                .orElseThrow();
        for (int w = 0; w < agreements.length; w++) {
            if (Double.isNaN(agreements[w]) && voted[w]) {
                agreements[w] = mean;
            }
        }
        return agreements;
    }

    private double pooledAgreement() {
        double same = 0;
        double pairs = 0;
        for (int item = 0; item < items; item++) {
            for (int k = 0; k < classes; k++) {
                same += count(item, k) * (count(item, k) - 1.0);
            }
            pairs += totals[item] * (totals[item] - 1.0);
        }
        return same / pairs;
    }

    private int[] majority() {
        long[] frequencies = new long[classes];
        for (int at = 0; at < counts.length; at++) {
            frequencies[at % classes] += counts[at];
        }
        int[] majority = new int[items];
        for (int item = 0; item < items; item++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                int order = Integer.compare(count(item, k), count(item, best));
                order = order != 0 ? order : Double.compare(p.of(item, k), p.of(item, best));
                order = order != 0 ? order : Long.compare(frequencies[best], frequencies[k]);
                best = order > 0 ? k : best;
            }
            majority[item] = best;
        }
        return majority;
    }

    private double[] workerQualities(int[] consensus, Stats stats) {
        int workers = votes.workers().size();
        double[] posteriors = new double[workers];
        int[] answers = new int[workers];
        int[] agreeing = new int[workers];
        int[] compared = new int[workers];
        for (int item = 0; item < items; item++) {
            for (int a = votes.firstAnswer(item); a < votes.firstAnswer(item + 1); a++) {
                int label = columns[votes.label(a)];
                int w = votes.worker(a);
                if (label >= 0) {
                    posteriors[w] += stats.posteriors[item][label];
                    answers[w]++;
                    compared[w] += totals[item] > 1 ? 1 : 0;
                    agreeing[w] += totals[item] > 1 && label == consensus[item] ? 1 : 0;
                }
            }
        }
        double meanWeight = Arrays.stream(stats.weights)
                .filter(weight -> !Double.isNaN(weight))
                .average()
                .orElseThrow();
        double share = stats.modelWeight / (stats.modelWeight + meanWeight * meanVotes());
        return IntStream.range(0, workers)
                .mapToDouble(w -> {
                    double answerQuality = posteriors[w] / answers[w];
                    return compared[w] == 0
                            ? answerQuality
                            : share * answerQuality + (1 - share) * agreeing[w] / compared[w];
                })
                .toArray();
    }

    private double meanVotes() {
        return Arrays.stream(totals).filter(total -> total > 0).average().orElseThrow();
    }

    /** Steps 2 to 5, for one consensus. */
    private final class Stats {
        private final double modelWeight;
        private final double[] weights;
        private final double[][] posteriors;

        Stats(int[] consensus) {
            int[] consensusCounts = new int[classes];
            double shares = 0;
            int modelErrors = 0;
            int compared = 0;
            for (int item = 0; item < items; item++) {
                if (totals[item] > 1) {
                    consensusCounts[consensus[item]]++;
                    shares += (double) count(item, consensus[item]) / totals[item];
                    modelErrors += p.top(item) == consensus[item] ? 0 : 1;
                    compared++;
                }
            }
            double agreement = shares / compared;
            int most = IntStream.of(consensusCounts).max().orElseThrow();
            double baselineError = Math.max(LEAST, 1 - (double) most / compared);
            this.weights = Arrays.stream(agreements)
                    .map(s -> Math.max(LEAST, 1 - (1 - s) / baselineError))
                    .toArray();
            this.modelWeight =
                    Math.max(LEAST, 1 - (double) modelErrors / compared / baselineError) * Math.sqrt(meanVotes());
            this.posteriors = posteriors(agreement);
        }

        private double[][] posteriors(double agreement) {
            double disagreement = (1 - agreement) / (classes - 1);
            double[][] result = new double[items][classes];
            for (int item = 0; item < items; item++) {
                double[] support = support(item);
                double all = Arrays.stream(support).sum();
                for (int k = 0; k < classes; k++) {
                    result[item][k] =
                            (modelWeight * p.of(item, k) + support[k] * agreement + (all - support[k]) * disagreement)
                                    / (modelWeight + all);
                }
            }
            return result;
        }

        /** The sum of the weights of those who voted for each class. */
        private double[] support(int item) {
            double[] support = new double[classes];
            if (!votes.knowsWorkers()) {
                for (int k = 0; k < classes; k++) {
                    support[k] = count(item, k) * weights[0];
                }
                return support;
            }
            for (int a = votes.firstAnswer(item); a < votes.firstAnswer(item + 1); a++) {
                int label = columns[votes.label(a)];
                if (label >= 0) {
                    support[label] += weights[votes.worker(a)];
                }
            }
            return support;
        }

        /** The most probable class of each item; where several are, what it was before. */
        int[] tops(int[] before) {
            return IntStream.range(0, items)
                    .map(item -> {
                        double[] row = posteriors[item];
                        double best = Arrays.stream(row).max().orElseThrow();
                        int[] tops = IntStream.range(0, classes)
                                .filter(k -> row[k] == best)
                                .toArray();
                        return tops.length == 1 ? tops[0] : before[item];
                    })
                    .toArray();
        }
    }
}
