package io.github.fer4j.noise.correction;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Two labels of the same items, one taken for the truth: such as the majority of FER+'s votes against the labels of
 * FER-2013. The two label sets may differ, so the table of counts is rectangular; the {@link #noiseMatrix} is over the
 * emotions that both have. Immutable.
 */
public final class LabelComparison {
    private final LabelSet truthLabels;
    private final LabelSet givenLabels;
    /** {@code [truth, given]}. */
    private final int[][] counts;

    private final int items;
    private final int unmatched;

    private LabelComparison(LabelSet truthLabels, LabelSet givenLabels, int[][] counts, int items, int unmatched) {
        this.truthLabels = truthLabels;
        this.givenLabels = givenLabels;
        this.counts = counts;
        this.items = items;
        this.unmatched = unmatched;
    }

    /**
     * Compares the labels of samples with the same id. A sample's label is its hard label, else the top of its target.
     *
     * @param truth labels that are taken for right
     * @param given labels that are looked at
     * @return the comparison; samples that only one of the two has are {@link #unmatched}
     * @throws InvalidArgumentException if no id is in both, two samples of a data set have the same id, or a sample has
     *     neither label nor target
     */
    public static LabelComparison of(FerDataset truth, FerDataset given) {
        Map<String, Emotion> right = byId(truth);
        Map<String, Emotion> looked = byId(given);
        int[][] counts = new int[truth.labels().size()][given.labels().size()];
        int items = 0;
        for (Map.Entry<String, Emotion> item : right.entrySet()) {
            Emotion other = looked.get(item.getKey());
            if (other != null) {
                counts[truth.labels().indexOf(item.getValue())][given.labels().indexOf(other)]++;
                items++;
            }
        }
        if (items == 0) {
            throw new InvalidArgumentException("labels are compared by the samples' ids, got none that is in both "
                    + truth + " and " + given + "; load both from the same file");
        }
        return new LabelComparison(
                truth.labels(), given.labels(), counts, items, right.size() + looked.size() - 2 * items);
    }

    private static Map<String, Emotion> byId(FerDataset data) {
        Map<String, Emotion> labels = new HashMap<>();
        for (Sample sample : data) {
            if (labels.put(sample.id(), GivenLabels.of(sample)) != null) {
                throw new InvalidArgumentException(
                        "labels are compared by the samples' ids, got '" + sample.id() + "' twice in " + data.name());
            }
        }
        return labels;
    }

    /** What the truth is over: the rows. */
    public LabelSet truthLabels() {
        return truthLabels;
    }

    /** What the given labels are over: the columns. */
    public LabelSet givenLabels() {
        return givenLabels;
    }

    /** The number of items that have both labels, at least 1. */
    public int items() {
        return items;
    }

    /** The number of samples that only one of the data sets has. */
    public int unmatched() {
        return unmatched;
    }

    /**
     * How many items of one class were given a label.
     *
     * @param truth one of {@link #truthLabels}
     * @param given one of {@link #givenLabels}
     * @return the count
     * @throws InvalidArgumentException if an emotion is not among these
     */
    public int count(Emotion truth, Emotion given) {
        return counts[truthLabels.indexOf(truth)][givenLabels.indexOf(given)];
    }

    /**
     * The number of items of a class.
     *
     * @param truth one of {@link #truthLabels}
     * @return the row's sum
     * @throws InvalidArgumentException if the emotion is not among these
     */
    public int support(Emotion truth) {
        return Arrays.stream(counts[truthLabels.indexOf(truth)]).sum();
    }

    /** The share of all items whose two labels are the same, in [0, 1]. */
    public double agreement() {
        int same = 0;
        for (Emotion emotion : truthLabels) {
            same += same(emotion);
        }
        return (double) same / items;
    }

    /**
     * The share of a class whose two labels are the same.
     *
     * @param truth one of {@link #truthLabels}
     * @return in [0, 1], 0 for a class that the given labels do not know; empty if there are no items of the class
     * @throws InvalidArgumentException if the emotion is not among these
     */
    public OptionalDouble agreement(Emotion truth) {
        int support = support(truth);
        return support == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) same(truth) / support);
    }

    private int same(Emotion truth) {
        return givenLabels.contains(truth) ? count(truth, truth) : 0;
    }

    /**
     * The emotions that both label sets have, in the order of the truth's.
     *
     * @return at least two
     * @throws InvalidArgumentException if there are fewer
     */
    public LabelSet shared() {
        List<Emotion> both =
                truthLabels.emotions().stream().filter(givenLabels::contains).toList();
        if (both.size() < 2) {
            throw new InvalidArgumentException("a noise matrix is over at least two emotions of both label sets, got "
                    + both + " in " + truthLabels + " and " + givenLabels);
        }
        return LabelSet.of(both);
    }

    /**
     * How the given labels depend on the truth, over the {@link #shared} emotions: items with another one in either label
     * (contempt, which FER-2013 does not know) do not count.
     *
     * @return the matrix
     * @throws InvalidArgumentException if the label sets share fewer than two emotions, or no item has two of these
     */
    public NoiseMatrix noiseMatrix() {
        LabelSet shared = shared();
        double[][] part = new double[shared.size()][shared.size()];
        for (int i = 0; i < part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                part[i][j] = count(shared.get(i), shared.get(j));
            }
        }
        return NoiseMatrix.ofCounts(shared, part);
    }

    /**
     * How frequent the true classes are among the items that the {@link #noiseMatrix} counts, for {@link
     * NoiseMatrix#noiseRate}.
     *
     * @return over the {@link #shared} emotions
     * @throws InvalidArgumentException as {@link #noiseMatrix} does
     */
    public Scores prior() {
        LabelSet shared = shared();
        double[] sums = new double[shared.size()];
        for (int i = 0; i < sums.length; i++) {
            for (Emotion given : shared) {
                sums[i] += count(shared.get(i), given);
            }
        }
        double total = Arrays.stream(sums).sum();
        if (total == 0) {
            throw new InvalidArgumentException("no item has two labels that are both among " + shared);
        }
        return Scores.of(shared, Arrays.stream(sums).map(sum -> sum / total).toArray());
    }

    /** The table of counts, with the names of both axes. */
    @Override
    public String toString() {
        return Table.of(
                items + " items, rows: true, columns: given",
                truthLabels,
                givenLabels,
                (i, j) -> String.valueOf(counts[i][j]));
    }
}
