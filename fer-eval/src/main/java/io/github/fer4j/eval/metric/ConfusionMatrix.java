package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
     * @param labels the classes, in the order of the rows and columns
     * @param predictions at least one
     * @return the matrix
     * @throws InvalidArgumentException if there are no predictions, or one is of an emotion that is not among the labels
     */
    public static ConfusionMatrix of(LabelSet labels, List<Prediction> predictions) {
        Objects.requireNonNull(labels, "labels");
        if (predictions.isEmpty()) {
            throw new InvalidArgumentException("a confusion matrix counts at least one prediction, got none");
        }
        int[][] counts = new int[labels.size()][labels.size()];
        for (Prediction prediction : predictions) {
            counts[labels.indexOf(prediction.truth())][labels.indexOf(prediction.predicted())]++;
        }
        return new ConfusionMatrix(labels, counts);
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
