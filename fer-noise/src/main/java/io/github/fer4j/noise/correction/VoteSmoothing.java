package io.github.fer4j.noise.correction;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.VoteCounts;
import java.util.Arrays;

/**
 * Label smoothing by what a crowd said of the same faces: part of a label goes to the labels that such votes come with, rather
 * than to all alike. A noisy label is one draw from what labellers say of a face; the votes narrow down what else they could
 * have said, so the smoothed target has less variance than the label and hardly more bias.
 *
 * <p>Let {@code v(k)} be the share of a face's votes for option {@code k}, and {@code T(k, j)} how often a vote for {@code k}
 * stood beside the label {@code j} in the data this was fitted on, each row summing to 1. The votes expect the label {@code j}
 * with {@code q(j)}, the sum over {@code k} of {@code v(k) T(k, j)}; a target is {@code 1 - share} of the label (or of the
 * target that was there) and {@code share} of {@code q}. The two label sets may differ, as FER+'s ten options and FER-2013's
 * seven labels do. Immutable.
 */
public final class VoteSmoothing {
    private final LabelSet options;
    private final LabelSet labels;
    /** {@code [option, label]}; a row is all 0 where nobody chose the option. */
    private final double[][] expected;

    private VoteSmoothing(LabelSet options, LabelSet labels, double[][] expected) {
        this.options = options;
        this.labels = labels;
        this.expected = expected;
    }

    /**
     * Counts which labels votes come with.
     *
     * @param data what is learned from, never what is tested on; samples without votes do not count
     * @return the smoothing, for this data and any other with the same labels and options
     * @throws InvalidArgumentException if no sample has votes, or samples have votes for different options
     */
    public static VoteSmoothing fit(FerDataset data) {
        LabelSet options = data.samples().stream()
                .flatMap(sample -> sample.votes().stream())
                .map(VoteCounts::options)
                .findFirst()
                .orElseThrow(() -> new InvalidArgumentException("smoothing by votes needs votes, got none in " + data
                        + "; load them with the labels, as" + " Fer2013.withFerPlusVotes does"));
        double[][] sums = new double[options.size()][data.labels().size()];
        for (Sample sample : data) {
            double[] shares = shares(sample, options);
            double[] own = sample.distribution(data.labels()).toArray();
            for (int k = 0; k < shares.length; k++) {
                for (int j = 0; j < own.length; j++) {
                    sums[k][j] += shares[k] * own[j];
                }
            }
        }
        for (double[] row : sums) {
            double sum = Arrays.stream(row).sum();
            for (int j = 0; j < row.length && sum > 0; j++) {
                row[j] /= sum;
            }
        }
        return new VoteSmoothing(options, data.labels(), sums);
    }

    /**
     * Which labels come with a vote.
     *
     * @param option of the votes
     * @return over the labels
     * @throws InvalidArgumentException if it is no option, or nobody chose it
     */
    public Scores expectedLabels(Emotion option) {
        double[] row = expected[options.indexOf(option)];
        if (Arrays.stream(row).sum() == 0) {
            throw new InvalidArgumentException("no vote was for '" + option + "' in the data of this smoothing");
        }
        return Scores.of(labels, row);
    }

    /**
     * Gives each sample the target that is partly its label and partly what its votes expect. Samples without votes, or only
     * with votes that nobody gave in the data of the {@link #fit}, stay as they are.
     *
     * @param data with the same labels and options
     * @param share of the votes, 0 to 1
     * @return the data with targets; labels, votes and all else as before
     * @throws InvalidArgumentException if the share is out of range, or labels or options are others
     */
    public FerDataset apply(FerDataset data, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidArgumentException("the share of the votes is 0 to 1, got " + share);
        }
        if (!data.labels().equals(labels)) {
            throw new InvalidArgumentException(
                    "this smoothing is for the labels " + labels + ", got data over " + data.labels());
        }
        return data.map(sample -> smoothed(sample, share));
    }

    private Sample smoothed(Sample sample, double share) {
        double[] shares = shares(sample, options);
        double[] target = new double[labels.size()];
        for (int k = 0; k < shares.length; k++) {
            for (int j = 0; j < target.length; j++) {
                target[j] += shares[k] * expected[k][j];
            }
        }
        double sum = Arrays.stream(target).sum();
        if (sum == 0) {
            return sample;
        }
        double[] own = sample.distribution(labels).toArray();
        for (int j = 0; j < target.length; j++) {
            target[j] = (1 - share) * own[j] + share * target[j] / sum;
        }
        return sample.toBuilder().target(Scores.of(labels, target)).build();
    }

    /** All 0 where there are no votes. */
    private static double[] shares(Sample sample, LabelSet options) {
        VoteCounts votes = sample.votes().orElse(null);
        if (votes == null || votes.total() == 0) {
            return new double[options.size()];
        }
        if (!votes.options().equals(options)) {
            throw new InvalidArgumentException(
                    sample.id() + ": votes for " + votes.options() + ", expected votes for " + options);
        }
        return Arrays.stream(votes.toArray())
                .mapToDouble(count -> (double) count / votes.total())
                .toArray();
    }
}
