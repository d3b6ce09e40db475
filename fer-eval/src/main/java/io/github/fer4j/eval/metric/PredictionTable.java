package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Predictions as columns: what the metrics count and sum over. A million predictions of eight classes are some 80 MB of
 * arrays, and {@link #asList} shows them as records that are made when they are asked for. Rows and classes are numbered
 * from 0, classes in the order of {@link #labels}. Immutable; holds at least one prediction.
 */
public final class PredictionTable {
    private final LabelSet labels;
    /** Null where the rows have no names of their own. */
    private final String[] ids;

    private final int[] truth;
    private final int[] predicted;
    /** {@code [rows * classes]}. */
    private final double[] probabilities;
    /** These three are null where no row has any, and hold null where a row has none. */
    private final Scores[] targets;

    private final ValenceArousal[] trueAffect;
    private final ValenceArousal[] predictedAffect;

    private PredictionTable(
            LabelSet labels,
            String[] ids,
            int[] truth,
            double[] probabilities,
            Scores[] targets,
            ValenceArousal[] trueAffect,
            ValenceArousal[] predictedAffect) {
        this.labels = labels;
        this.ids = ids;
        this.truth = truth;
        this.probabilities = probabilities;
        this.targets = targets;
        this.trueAffect = trueAffect;
        this.predictedAffect = predictedAffect;
        this.predicted = new int[truth.length];
        for (int row = 0; row < truth.length; row++) {
            predicted[row] = top(row);
        }
    }

    /** Of equals the first, as in {@link Scores#top}. */
    private int top(int row) {
        int best = 0;
        for (int k = 1; k < labels.size(); k++) {
            if (probability(row, k) > probability(row, best)) {
                best = k;
            }
        }
        return best;
    }

    /**
     * A table of predictions.
     *
     * @param labels the classes, in the order of tables
     * @param predictions at least one, each over the same emotions as {@code labels}, in any order
     * @return the table, a row for each in their order
     * @throws InvalidArgumentException if there are no predictions, or one is over other emotions
     */
    public static PredictionTable of(LabelSet labels, List<Prediction> predictions) {
        requireRows(predictions.size());
        int classes = labels.size();
        int rows = predictions.size();
        String[] ids = new String[rows];
        int[] truth = new int[rows];
        double[] probabilities = new double[length(rows, classes)];
        Scores[] targets = null;
        ValenceArousal[] trueAffect = null;
        ValenceArousal[] predictedAffect = null;
        LabelSet known = labels;
        int row = 0;
        for (Prediction prediction : predictions) {
            Scores scores = prediction.scores();
            // Predictions of one classifier share one label set: it is compared only when it changes.
            if (scores.labels() != known) {
                requireSameEmotions(prediction, labels);
                known = scores.labels();
            }
            ids[row] = prediction.id();
            truth[row] = labels.indexOf(prediction.truth());
            copy(scores, labels, probabilities, row * classes);
            if (prediction.target().isPresent()) {
                targets = targets == null ? new Scores[rows] : targets;
                targets[row] = prediction.target().get();
            }
            if (prediction.affect().isPresent()) {
                trueAffect = trueAffect == null ? new ValenceArousal[rows] : trueAffect;
                trueAffect[row] = prediction.affect().get();
            }
            if (scores.valenceArousal().isPresent()) {
                predictedAffect = predictedAffect == null ? new ValenceArousal[rows] : predictedAffect;
                predictedAffect[row] = scores.valenceArousal().get();
            }
            row++;
        }
        return new PredictionTable(labels, ids, truth, probabilities, targets, trueAffect, predictedAffect);
    }

    /**
     * A table of numbers, for those who have no records: no object is made for a row. The rows are called {@code row 0} and
     * so on.
     *
     * @param labels the classes
     * @param truth the class number of each row
     * @param probabilities {@code [rows][classes]}, each row as {@link Scores#of} wants it; copied
     * @return the table
     * @throws InvalidArgumentException if there are no rows, the lengths differ, or a row is no label and distribution
     */
    public static PredictionTable of(LabelSet labels, int[] truth, double[][] probabilities) {
        requireRows(truth.length);
        if (truth.length != probabilities.length) {
            throw new InvalidArgumentException("each row has a label and a distribution, got " + truth.length
                    + " labels and " + probabilities.length + " distributions");
        }
        double[] flat = new double[length(truth.length, labels.size())];
        for (int row = 0; row < truth.length; row++) {
            try {
                labels.get(truth[row]);
                copy(Scores.of(labels, probabilities[row]), labels, flat, row * labels.size());
            } catch (InvalidArgumentException e) {
                throw new InvalidArgumentException("row " + row + ": " + e.getMessage());
            }
        }
        return new PredictionTable(labels, null, truth.clone(), flat, null, null, null);
    }

    private static void requireRows(int rows) {
        if (rows == 0) {
            throw new InvalidArgumentException("figures are over at least one prediction, got none");
        }
    }

    private static int length(int rows, int classes) {
        if ((long) rows * classes > Integer.MAX_VALUE - 8) {
            throw new InvalidArgumentException("a table holds less than 2^31 probabilities, got " + rows + " rows of "
                    + classes + " classes; evaluate it in parts");
        }
        return rows * classes;
    }

    private static void requireSameEmotions(Prediction prediction, LabelSet labels) {
        LabelSet theirs = prediction.scores().labels();
        if (!theirs.equals(labels) && !Set.copyOf(theirs.emotions()).equals(Set.copyOf(labels.emotions()))) {
            throw new InvalidArgumentException("predictions are over the emotions of their table, got "
                    + prediction.id() + " over " + theirs + " for a table over " + labels
                    + "; map or filter the data set to the emotions of the classifier");
        }
    }

    private static void copy(Scores scores, LabelSet labels, double[] into, int from) {
        double[] values = scores.toArray();
        if (scores.labels() == labels || scores.labels().equals(labels)) {
            System.arraycopy(values, 0, into, from, values.length);
            return;
        }
        for (int k = 0; k < values.length; k++) {
            into[from + labels.indexOf(scores.labels().get(k))] = values[k];
        }
    }

    /** The classes. */
    public LabelSet labels() {
        return labels;
    }

    /** The number of rows, at least 1. */
    public int size() {
        return truth.length;
    }

    /**
     * The name of a sample.
     *
     * @param row 0 to size - 1
     * @return its id
     */
    public String id(int row) {
        return ids == null ? "row " + row : ids[row];
    }

    /**
     * The class that a sample is of.
     *
     * @param row 0 to size - 1
     * @return the class number
     */
    public int truth(int row) {
        return truth[row];
    }

    /**
     * The class that a sample was taken for; of equally probable ones the first.
     *
     * @param row 0 to size - 1
     * @return the class number
     */
    public int predicted(int row) {
        return predicted[row];
    }

    /**
     * What the classifier gave a class.
     *
     * @param row 0 to size - 1
     * @param classNumber 0 to the number of labels - 1
     * @return in [0, 1]
     */
    public double probability(int row, int classNumber) {
        return probabilities[row * labels.size() + classNumber];
    }

    /**
     * The distribution of the crowd's votes.
     *
     * @param row 0 to size - 1
     * @return empty where there is none
     */
    public Optional<Scores> target(int row) {
        return targets == null ? Optional.empty() : Optional.ofNullable(targets[row]);
    }

    /**
     * The annotated valence and arousal.
     *
     * @param row 0 to size - 1
     * @return empty where there are none
     */
    public Optional<ValenceArousal> affect(int row) {
        return trueAffect == null ? Optional.empty() : Optional.ofNullable(trueAffect[row]);
    }

    /**
     * What the classifier said of valence and arousal.
     *
     * @param row 0 to size - 1
     * @return empty where it said nothing
     */
    public Optional<ValenceArousal> predictedAffect(int row) {
        return predictedAffect == null ? Optional.empty() : Optional.ofNullable(predictedAffect[row]);
    }

    /**
     * What the classifier said, as a record.
     *
     * @param row 0 to size - 1
     * @return its probabilities in the order of {@link #labels}, with valence and arousal where there are any
     */
    public Scores scores(int row) {
        int classes = labels.size();
        Scores scores = Scores.of(labels, Arrays.copyOfRange(probabilities, row * classes, row * classes + classes));
        return predictedAffect(row).map(scores::withValenceArousal).orElse(scores);
    }

    /**
     * A row as a record.
     *
     * @param row 0 to size - 1
     * @return the prediction
     */
    public Prediction prediction(int row) {
        Emotion label = labels.get(truth[row]);
        return new Prediction(id(row), label, scores(row), target(row), affect(row));
    }

    /** The rows as records, each made anew when it is asked for; the list cannot be changed. */
    public List<Prediction> asList() {
        return new Rows(this);
    }

    /**
     * A table of some of the rows.
     *
     * @param rows their numbers, at least one; the same may come more than once
     * @return the table, in the order of the numbers
     * @throws InvalidArgumentException if there are none
     */
    public PredictionTable rows(int... rows) {
        requireRows(rows.length);
        int classes = labels.size();
        double[] some = new double[length(rows.length, classes)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(probabilities, rows[i] * classes, some, i * classes, classes);
        }
        return new PredictionTable(
                labels,
                IntStream.of(rows).mapToObj(this::id).toArray(String[]::new),
                IntStream.of(rows).map(this::truth).toArray(),
                some,
                pick(targets, rows),
                pick(trueAffect, rows),
                pick(predictedAffect, rows));
    }

    private static <T> T[] pick(T[] column, int[] rows) {
        if (column == null) {
            return null;
        }
        T[] some = Arrays.copyOf(column, rows.length);
        for (int i = 0; i < rows.length; i++) {
            some[i] = column[rows[i]];
        }
        return some;
    }

    /**
     * What the predictions would be at a temperature.
     *
     * @param temperature finite and above 0; see {@link Scores#withTemperature}
     * @return a table of the same rows
     * @throws InvalidArgumentException if it is not
     */
    public PredictionTable withTemperature(double temperature) {
        return with(scores -> scores.withTemperature(temperature));
    }

    /**
     * What the predictions would be with scores weighted by class.
     *
     * @param weights by emotion, finite and above 0; see {@link Scores#weighted}
     * @return a table of the same rows
     * @throws InvalidArgumentException if a weight is not finite and above 0, or of an emotion that is not in this table
     */
    public PredictionTable weighted(Map<Emotion, Double> weights) {
        return with(scores -> scores.weighted(weights));
    }

    private PredictionTable with(UnaryOperator<Scores> change) {
        double[] changed = new double[probabilities.length];
        for (int row = 0; row < size(); row++) {
            copy(change.apply(scores(row)), labels, changed, row * labels.size());
        }
        return new PredictionTable(labels, ids, truth, changed, targets, trueAffect, predictedAffect);
    }

    @Override
    public String toString() {
        return size() + " predictions over " + labels;
    }

    /** See {@link #asList}. */
    private static final class Rows extends AbstractList<Prediction> implements RandomAccess {
        private final PredictionTable table;

        Rows(PredictionTable table) {
            this.table = table;
        }

        @Override
        public Prediction get(int row) {
            return table.prediction(Objects.checkIndex(row, size()));
        }

        @Override
        public int size() {
            return table.size();
        }
    }
}
