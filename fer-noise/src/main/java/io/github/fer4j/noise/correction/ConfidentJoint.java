package io.github.fer4j.noise.correction;

import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often each label was given to each class, as far as a model is confident of the class: the confident joint of Northcutt,
 * Jiang and Chuang, <i>Confident Learning: Estimating Uncertainty in Dataset Labels</i>, JAIR 70, 2021. Rows are the
 * truth and columns the given label, as in {@link NoiseMatrix}; the paper and cleanlab print the transpose. Immutable.
 *
 * <p>{@link #count Counts} are of the items that the model is confident of; {@link #calibrated calibrated} counts are
 * scaled so that each given label has as many items as there are, and rounded to whole numbers that keep these sums
 * (equation 3 of the paper, times n).
 */
public final class ConfidentJoint {
    private final LabelSet labels;
    /** {@code [given, truth]} inside, as in the paper, because calibration and pruning go label by label. */
    private final int[][] counts;

    private final int[][] calibrated;

    private ConfidentJoint(LabelSet labels, int[][] counts, int[][] calibrated) {
        this.labels = labels;
        this.counts = counts;
        this.calibrated = calibrated;
    }

    /**
     * Counts and calibrates.
     *
     * @param given the given label of each item
     * @param confidentTruth what the model is confident that each item is, or -1
     */
    static ConfidentJoint of(LabelSet labels, int[] given, int[] confidentTruth) {
        int classes = labels.size();
        int[][] counts = new int[classes][classes];
        int[] givenCounts = new int[classes];
        for (int i = 0; i < given.length; i++) {
            givenCounts[given[i]]++;
            if (confidentTruth[i] >= 0) {
                counts[given[i]][confidentTruth[i]]++;
            }
        }
        int[][] calibrated = new int[classes][];
        for (int k = 0; k < classes; k++) {
            // As in cleanlab: without it, a label that the model never confirms would have no clean item at all.
            counts[k][k] = Math.max(1, counts[k][k]);
            double sum = IntStream.of(counts[k]).sum();
            int total = givenCounts[k];
            calibrated[k] = roundKeepingSum(
                    Arrays.stream(counts[k])
                            .mapToDouble(count -> count / sum * total)
                            .toArray(),
                    total);
        }
        return new ConfidentJoint(labels, counts, calibrated);
    }

    /** Rounds to whole numbers with this sum: where simple rounding misses it, those change that were cut off most. */
    static int[] roundKeepingSum(double[] values, int total) {
        int[] rounded =
                Arrays.stream(values).mapToInt(value -> (int) Math.rint(value)).toArray();
        int missing = total - IntStream.of(rounded).sum();
        int step = Integer.signum(missing);
        IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> step * Double.compare(values[b] - rounded[b], values[a] - rounded[a]))
                .limit(Math.abs(missing))
                .toList()
                .forEach(k -> rounded[k] += step);
        return rounded;
    }

    /** The classes, in the order of the rows and columns. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * How many items of a given label the model is confident to be of a class; at least 1 where the two are the same.
     *
     * @param truth what the model is confident of
     * @param given the label
     * @return the count
     */
    public int count(Emotion truth, Emotion given) {
        return counts[labels.indexOf(given)][labels.indexOf(truth)];
    }

    /**
     * The estimated number of items of a class that were given a label, among all items.
     *
     * @param truth the class
     * @param given the label
     * @return the calibrated count; over all classes they sum to the number of items with that label
     */
    public int calibrated(Emotion truth, Emotion given) {
        return calibrated[labels.indexOf(given)][labels.indexOf(truth)];
    }

    /** The calibrated counts, {@code [truth, given]} in the order of the labels; a copy. They sum to all items. */
    public int[][] toArray() {
        return transposed(calibrated);
    }

    /** The counts before calibration, {@code [truth, given]} in the order of the labels; a copy. */
    public int[][] countsToArray() {
        return transposed(counts);
    }

    private static int[][] transposed(int[][] matrix) {
        int[][] result = new int[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[j][i] = matrix[i][j];
            }
        }
        return result;
    }

    /**
     * The estimated noise: the calibrated counts, scaled by class.
     *
     * @return the matrix; a class that no item seems to be of has the row of the identity
     */
    public NoiseMatrix noiseMatrix() {
        double[][] rows = new double[labels.size()][labels.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                rows[i][j] = calibrated[j][i];
            }
        }
        return NoiseMatrix.ofCounts(labels, rows);
    }

    /** The estimated shares of the true classes, the latent prior. */
    public Scores prior() {
        double[] shares = new double[labels.size()];
        double items = items();
        for (int[] row : calibrated) {
            for (int j = 0; j < shares.length; j++) {
                shares[j] += row[j] / items;
            }
        }
        return Scores.of(labels, shares);
    }

    /** The estimated share of wrong labels: what the calibrated counts have off the diagonal. */
    public double noiseRate() {
        int clean =
                IntStream.range(0, calibrated.length).map(k -> calibrated[k][k]).sum();
        return 1 - (double) clean / items();
    }

    /** The number of all items. */
    public int items() {
        return Arrays.stream(calibrated).flatMapToInt(IntStream::of).sum();
    }

    /** How many items of a given label stay by the estimate, and how many are of another class; {@code [truth]}. */
    int[] pruneCounts(int given) {
        int[] row = calibrated[given].clone();
        if (row[given] < 1) {
            // Rounding may leave no clean item; one stays, at the cost of the others in equal parts, as in cleanlab.
            long others = Arrays.stream(row).filter(count -> count > 0).count();
            double less = 1 / Math.max(1.0, others - 1.0);
            for (int k = 0; k < row.length; k++) {
                row[k] = (int) Math.max(0, row[k] - less);
            }
            row[given] = 1;
        }
        return row;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfidentJoint that
                && labels.equals(that.labels)
                && Arrays.deepEquals(counts, that.counts)
                && Arrays.deepEquals(calibrated, that.calibrated);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.deepHashCode(counts);
    }

    /** The table of the calibrated counts, with the names of both axes. */
    @Override
    public String toString() {
        return Table.of(
                items() + " items by the estimate, rows: true, columns: given",
                labels,
                labels,
                (i, j) -> String.valueOf(calibrated[j][i]));
    }
}
