package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How often each emotion was taken for each. The axes have names: {@code confusion.truth(FEAR).predicted(SURPRISE)} is the
 * number of fearful faces that were taken for surprised ones. Immutable; holds at least one prediction.
 */
public final class ConfusionMatrix {
    private final LabelSet labels;
    /** {@code [truth, predicted]}. */
    private final int[][] counts;

    private final int[] truthTotals;
    private final int[] predictedTotals;

    private ConfusionMatrix(LabelSet labels, int[][] counts) {
        this.labels = labels;
        this.counts = counts;
        this.truthTotals =
                Arrays.stream(counts).mapToInt(row -> IntStream.of(row).sum()).toArray();
        this.predictedTotals = IntStream.range(0, counts.length)
                .map(column ->
                        Arrays.stream(counts).mapToInt(row -> row[column]).sum())
                .toArray();
    }

    /**
     * Counts predictions.
     *
     * @param predictions what to count
     * @return the matrix, its rows and columns in the order of the predictions' labels
     */
    public static ConfusionMatrix of(PredictionTable predictions) {
        int classes = predictions.labels().size();
        int[][] counts = new int[classes][classes];
        for (int row = 0; row < predictions.size(); row++) {
            counts[predictions.truth(row)][predictions.predicted(row)]++;
        }
        return new ConfusionMatrix(predictions.labels(), counts);
    }

    /**
     * A matrix that was counted elsewhere.
     *
     * @param labels the classes, in the order of the rows and columns
     * @param counts {@code [truth][predicted]}, not negative, at least one above 0; copied
     * @return the matrix
     * @throws InvalidArgumentException if the counts are not a square of the labels' size, one is negative, or all are 0
     */
    public static ConfusionMatrix of(LabelSet labels, int[][] counts) {
        int classes = labels.size();
        if (counts.length != classes || Arrays.stream(counts).anyMatch(row -> row.length != classes)) {
            throw new InvalidArgumentException("a confusion matrix of " + classes
                    + " classes has as many rows and columns," + " got " + Arrays.deepToString(counts));
        }
        int[] all = Arrays.stream(counts).flatMapToInt(Arrays::stream).toArray();
        if (IntStream.of(all).anyMatch(count -> count < 0)
                || IntStream.of(all).allMatch(count -> count == 0)
                || IntStream.of(all).asLongStream().sum() > Integer.MAX_VALUE) {
            throw new InvalidArgumentException(
                    "a confusion matrix counts 1 to 2^31 - 1 predictions and none less than 0" + " times, got "
                            + Arrays.deepToString(counts));
        }
        return new ConfusionMatrix(
                labels, Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new));
    }

    /** The classes, in the order of the rows and columns. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * The samples of one true class.
     *
     * @param truth one of the labels
     * @return its row, to be asked on
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public TruthRow truth(Emotion truth) {
        return new TruthRow(this, labels.indexOf(truth));
    }

    /**
     * How many samples of one class were taken for another.
     *
     * @param truth what they are
     * @param predicted what they were taken for
     * @return the count
     * @throws InvalidArgumentException if one of the emotions is not among the labels
     */
    public int count(Emotion truth, Emotion predicted) {
        return truth(truth).predicted(predicted);
    }

    /**
     * The number of samples that are of a class.
     *
     * @param truth one of the labels
     * @return the row's sum
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public int support(Emotion truth) {
        return truthTotals[labels.indexOf(truth)];
    }

    /**
     * The number of samples that were taken for a class.
     *
     * @param predicted one of the labels
     * @return the column's sum
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public int predictions(Emotion predicted) {
        return predictedTotals[labels.indexOf(predicted)];
    }

    /** The number of all samples, at least 1. */
    public int total() {
        return IntStream.of(truthTotals).sum();
    }

    /** The number of samples that were taken for what they are. */
    public int correct() {
        return IntStream.range(0, counts.length).map(i -> counts[i][i]).sum();
    }

    /** The classes of which there are no samples, in the order of the labels. */
    public List<Emotion> absent() {
        return labels.emotions().stream().filter(e -> support(e) == 0).toList();
    }

    /** The classes for which no sample was taken, in the order of the labels. */
    public List<Emotion> neverPredicted() {
        return labels.emotions().stream().filter(e -> predictions(e) == 0).toList();
    }

    /** The counts, {@code [truth, predicted]} in the order of the labels; a copy. */
    public int[][] toArray() {
        return Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
    }

    /**
     * The counts over the sum of their row, {@code [truth, predicted]} in the order of the labels: rows sum to 1, but those
     * of {@link #absent} classes are 0 throughout.
     */
    public double[][] normalisedByTruth() {
        double[][] shares = new double[counts.length][counts.length];
        for (int t = 0; t < counts.length; t++) {
            for (int p = 0; p < counts.length && truthTotals[t] > 0; p++) {
                shares[t][p] = (double) counts[t][p] / truthTotals[t];
            }
        }
        return shares;
    }

    /**
     * The counts over the sum of their column, {@code [truth, predicted]} in the order of the labels: columns sum to 1, but
     * those of {@link #neverPredicted} classes are 0 throughout.
     */
    public double[][] normalisedByPrediction() {
        double[][] shares = new double[counts.length][counts.length];
        for (int t = 0; t < counts.length; t++) {
            for (int p = 0; p < counts.length; p++) {
                shares[t][p] = predictedTotals[p] == 0 ? 0 : (double) counts[t][p] / predictedTotals[p];
            }
        }
        return shares;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix that
                && labels.equals(that.labels)
                && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.deepHashCode(counts);
    }

    /** The labels and the rows, on one line. */
    @Override
    public String toString() {
        return "truth x predicted over " + labels + ": " + Arrays.deepToString(counts);
    }

    /** The samples of one true class, by what they were taken for. */
    public static final class TruthRow {
        private final ConfusionMatrix matrix;
        private final int truth;

        private TruthRow(ConfusionMatrix matrix, int truth) {
            this.matrix = matrix;
            this.truth = truth;
        }

        /**
         * How many of the class were taken for an emotion.
         *
         * @param predicted one of the labels
         * @return the count
         * @throws InvalidArgumentException if the emotion is not among the labels
         */
        public int predicted(Emotion predicted) {
            return matrix.counts[truth][matrix.labels.indexOf(predicted)];
        }

        /**
         * The share of the class that was taken for an emotion.
         *
         * @param predicted one of the labels
         * @return in [0, 1]; empty if there are no samples of the class
         * @throws InvalidArgumentException if the emotion is not among the labels
         */
        public OptionalDouble share(Emotion predicted) {
            return Ratio.of(predicted(predicted), total());
        }

        /** The number of samples of the class. */
        public int total() {
            return matrix.truthTotals[truth];
        }
    }
}
