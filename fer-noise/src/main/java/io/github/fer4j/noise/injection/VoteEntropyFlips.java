package io.github.fer4j.noise.injection;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.VoteCounts;
import java.util.Arrays;

/**
 * Flips the labels that people disagree on: see {@link NoiseInjection#byVoteEntropy}. The probability of a flip is {@code
 * min(1, c h)} with the entropy h of the sample's votes, and c so that the mean over the samples is the rate.
 */
final class VoteEntropyFlips implements LabelFlips {
    private static final double ROUNDING = 1e-9;

    private final double[][] shares;
    private final double[] probabilities;

    private VoteEntropyFlips(double[][] shares, double[] probabilities) {
        this.shares = shares;
        this.probabilities = probabilities;
    }

    static VoteEntropyFlips of(FerDataset data, double rate) {
        double[][] shares =
                data.samples().stream().map(sample -> shares(data, sample)).toArray(double[][]::new);
        double[] entropies =
                Arrays.stream(shares).mapToDouble(VoteEntropyFlips::entropy).toArray();
        double scale = scale(entropies, rate);
        return new VoteEntropyFlips(
                shares,
                Arrays.stream(entropies)
                        .map(h -> h == 0 ? 0 : Math.min(1, scale * h))
                        .toArray());
    }

    /** The votes for the data set's labels; all 0 if there are none among these. */
    private static double[] shares(FerDataset data, Sample sample) {
        VoteCounts votes = sample.votes()
                .orElseThrow(() -> new InvalidArgumentException(sample.id()
                        + ": noise by vote entropy needs votes, this sample has none; use symmetric noise, or filter such"
                        + " samples out"));
        double[] shares = new double[data.labels().size()];
        for (Emotion option : votes.options()) {
            if (data.labels().contains(option)) {
                shares[data.labels().indexOf(option)] = votes.of(option);
            }
        }
        double total = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(v -> total == 0 ? 0 : v / total).toArray();
    }

    private static double entropy(double[] shares) {
        return -Arrays.stream(shares)
                        .filter(q -> q > 0 && q < 1)
                        .map(q -> q * Math.log(q))
                        .sum()
                + 0.0;
    }

    /** The c with which the mean of min(1, c h) is the rate. */
    private static double scale(double[] entropies, double rate) {
        double[] sorted = entropies.clone();
        Arrays.sort(sorted);
        int samples = sorted.length;
        double wanted = rate * samples;
        long disputed = Arrays.stream(entropies).filter(h -> h > 0).count();
        if (wanted > disputed + ROUNDING * samples) {
            throw new InvalidArgumentException(
                    "noise by vote entropy changes only labels that people disagree on, got a" + " rate of " + rate
                            + " with " + disputed + " such samples of " + samples + "; use a lower rate");
        }
        if (wanted == 0) {
            return 0;
        }
        double rest = Arrays.stream(sorted).sum();
        // From the largest on, those that reach 1 are taken out, until none of the rest has to exceed it.
        for (int i = samples - 1; i >= 0 && sorted[i] > 0; i--) {
            if (wanted * sorted[i] <= rest) {
                return wanted / rest;
            }
            wanted--;
            rest -= sorted[i];
        }
        return Double.POSITIVE_INFINITY; // every disputed label changes
    }

    @Override
    public double[] distribution(int sample, int label) {
        double[] row = new double[shares[sample].length];
        double flip = probabilities[sample];
        double others = 1 - shares[sample][label];
        for (int k = 0; k < row.length && flip > 0; k++) {
            row[k] = flip * shares[sample][k] / others;
        }
        row[label] = 1 - flip;
        return row;
    }
}
