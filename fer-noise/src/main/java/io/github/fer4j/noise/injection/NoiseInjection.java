package io.github.fer4j.noise.injection;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.noise.correction.NoiseMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Changes labels at random, to study what noise does to a method and how much of it is found again. Immutable.
 *
 * <pre>{@code
 * NoisyDataset noisy = NoiseInjection.symmetric(0.2).apply(data.split(Split.TRAIN), 7);
 * noisy.dataset();            // to learn from
 * noisy.changedIndices();     // which labels are wrong now
 * }</pre>
 *
 * <p>It changes all samples of the data set that it is given: give it the training split, and leave validation and test
 * clean. The label that is changed is the hard label, else the top of the target. A changed sample gets the new label, and
 * if it had a target, all of the target on the new label; its votes stay, as what people said is no label. All other
 * samples stay as they are.
 *
 * <p>What happens to a sample depends on the seed, on its id, and on how many samples with the same id come before it: not
 * on the order of the others, nor on which others there are (but for {@link #byVoteEntropy}, whose scale depends on all).
 * So the first half of a data set gets the same noise as in the whole, and the same samples are changed at 20 % as at 10 %, and
 * more, whatever they are changed to.
 */
public final class NoiseInjection {
    private final String description;
    private final LabelFlips.Model model;

    private NoiseInjection(String description, LabelFlips.Model model) {
        this.description = description;
        this.model = model;
    }

    /**
     * Changes each label with the same probability, to each of the K - 1 <i>other</i> classes alike; see {@link
     * NoiseMatrix#symmetric}.
     *
     * @param rate the expected share of changed labels, in [0, 1]
     * @return the noise
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static NoiseInjection symmetric(double rate) {
        requireRate(rate);
        return new NoiseInjection(
                percent(rate) + " symmetric noise", data -> rows(NoiseMatrix.symmetric(data.labels(), rate)));
    }

    /**
     * Changes each label with the same probability, to the next class of the label set; see {@link NoiseMatrix#pairFlip}.
     *
     * @param rate the expected share of changed labels, in [0, 1]
     * @return the noise
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static NoiseInjection pairFlip(double rate) {
        requireRate(rate);
        return new NoiseInjection(
                percent(rate) + " pair-flip noise", data -> rows(NoiseMatrix.pairFlip(data.labels(), rate)));
    }

    /**
     * Changes labels as a matrix says, such as that of FER+'s votes against the labels of FER-2013.
     *
     * @param matrix over the labels of the data sets that it will be applied to
     * @return the noise
     */
    public static NoiseInjection byMatrix(NoiseMatrix matrix) {
        LabelSet labels = matrix.labels();
        return new NoiseInjection("noise by matrix", data -> {
            if (!data.labels().equals(labels)) {
                throw new InvalidArgumentException("noise by matrix is over the labels of the data, " + data.labels()
                        + ", got a matrix over " + labels + "; see NoiseMatrix.restrictedTo");
            }
            return rows(matrix);
        });
    }

    /**
     * Changes the labels that people disagree on, and to what they said: noise that depends on the image, as that of real
     * crowds does. With the entropy {@code h} of a sample's votes for the data set's labels, its label is changed with
     * probability {@code min(1, c h)}, where c makes the mean over the data set the rate; it becomes one of the other
     * classes that got votes, in proportion to these. Samples with undisputed votes are never changed.
     *
     * @param rate the expected share of changed labels, in [0, 1]
     * @return the noise; {@link #apply} throws {@link InvalidArgumentException} if a sample has no votes, or the rate
     *     is more than the share of samples with disputed votes
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static NoiseInjection byVoteEntropy(double rate) {
        requireRate(rate);
        return new NoiseInjection(percent(rate) + " noise by vote entropy", data -> VoteEntropyFlips.of(data, rate));
    }

    private static LabelFlips rows(NoiseMatrix matrix) {
        double[][] rows = matrix.toArray();
        return (sample, label) -> rows[label];
    }

    private static void requireRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new InvalidArgumentException("a noise rate is in [0, 1], got " + rate);
        }
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.4g %%", 100 * rate).replaceFirst("\\.?0+ %", " %");
    }

    /**
     * Changes labels.
     *
     * @param data all of it is changed: at least one sample, each with a label or target
     * @param seed the same seed changes the same labels
     * @return the changed data, and what was changed
     * @throws InvalidArgumentException if there is no sample, one has neither label nor target, or this noise does not
     *     suit the data
     */
    public NoisyDataset apply(FerDataset data, long seed) {
        if (data.isEmpty()) {
            throw new InvalidArgumentException(
                    "noise is injected into at least one sample, got none of " + data.name());
        }
        LabelSet labels = data.labels();
        LabelFlips flips = model.on(data);
        double[][] counts = new double[labels.size()][labels.size()];
        List<Sample> samples = new ArrayList<>(data.size());
        List<ChangedLabel> changes = new ArrayList<>();
        Map<String, Integer> occurrences = new HashMap<>();
        for (int i = 0; i < data.size(); i++) {
            Sample sample = data.get(i);
            Emotion from = labelOf(sample);
            int truth = labels.indexOf(from);
            int occurrence = occurrences.merge(sample.id(), 1, Integer::sum);
            int given = draw(flips.distribution(i, truth), truth, SampleRandom.of(seed, sample.id(), occurrence));
            counts[truth][given]++;
            if (given == truth) {
                samples.add(sample);
            } else {
                Emotion to = labels.get(given);
                samples.add(relabelled(sample, labels, to));
                changes.add(new ChangedLabel(i, sample.id(), from, to));
            }
        }
        return new NoisyDataset(
                FerDataset.of(data.name() + " with " + description + ", seed " + seed, labels, samples),
                changes,
                NoiseMatrix.ofCounts(labels, counts));
    }

    private static Emotion labelOf(Sample sample) {
        return sample.label()
                .or(() -> sample.target().map(Scores::top))
                .orElseThrow(
                        () -> new InvalidArgumentException(
                                sample.id()
                                        + ": noise changes labels, this sample has neither a label nor a target; filter such samples out"));
    }

    private static Sample relabelled(Sample sample, LabelSet labels, Emotion to) {
        Sample.Builder changed = sample.toBuilder().label(to);
        sample.target().ifPresent(target -> changed.target(Scores.certain(labels, to)));
        return changed.build();
    }

    /** The first number decides whether the label changes, the second to what, so that higher rates change more. */
    private static int draw(double[] distribution, int truth, SampleRandom random) {
        double stay = distribution[truth];
        if (random.first() < stay) {
            return truth;
        }
        double left = random.second() * (1 - stay);
        int last = truth;
        for (int k = 0; k < distribution.length; k++) {
            if (k != truth && distribution[k] > 0) {
                last = k;
                left -= distribution[k];
                if (left < 0) {
                    return k;
                }
            }
        }
        return last;
    }

    /** Such as {@code 20 % symmetric noise}. */
    @Override
    public String toString() {
        return description;
    }
}
