package io.github.fer4j.eval.metric;

import io.github.fer4j.InvalidArgumentException;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A figure of predictions, by name: what intervals, comparisons of groups and summaries of seeds are made of. The usual ones
 * are constants; others are made by the narrowest of {@link #ofCounts}, {@link #ofMean} and {@link #of(String, Function)} that
 * fits, because the narrower two are worked out anew for each resample without copying a row. Immutable.
 */
public final class Metric {
    /** See {@link Accuracy}. */
    public static final Metric ACCURACY = ofCounts("accuracy", counts -> OptionalDouble.of(Accuracy.of(counts)));

    /** See {@link UnweightedAverageRecall}. */
    public static final Metric UAR = ofCounts("UAR", counts -> OptionalDouble.of(UnweightedAverageRecall.of(counts)));

    /** See {@link MacroF1}. */
    public static final Metric MACRO_F1 = ofCounts("macro F1", counts -> OptionalDouble.of(MacroF1.of(counts)));

    /** See {@link WeightedF1}. */
    public static final Metric WEIGHTED_F1 =
            ofCounts("weighted F1", counts -> OptionalDouble.of(WeightedF1.of(counts)));

    /** See {@link CohensKappa}; undefined where all are of one class and taken for it. */
    public static final Metric KAPPA = ofCounts("Cohen's kappa", CohensKappa::of);

    /** See {@link MatthewsCorrelation}. */
    public static final Metric MCC = ofCounts("MCC", counts -> OptionalDouble.of(MatthewsCorrelation.of(counts)));

    /** See {@link LogLoss}. */
    public static final Metric LOG_LOSS = ofMean("log loss", LogLoss::of);

    /** See {@link BrierScore}. */
    public static final Metric BRIER = ofMean("Brier score", BrierScore::of);

    /** See {@link Calibration#expectedError}, over {@value Calibration#USUAL_BINS} bins. */
    public static final Metric ECE =
            of("ECE", table -> OptionalDouble.of(Calibration.of(table).expectedError()));

    /** See {@link RocAuc#macro}; undefined where all are of one class. */
    public static final Metric AUC = of("macro AUC", RocAuc::macro);

    /** A row's cell of the matrix is kept in a byte: that of a random row is then in the cache even among a million. */
    private static final int CELLS = 256;

    private static final int MOST_CLASSES = 16;

    /** What each way of making a metric comes down to. */
    @FunctionalInterface
    private interface Formula {
        OnRows on(PredictionTable predictions);
    }

    /** A metric on one table, to be asked of any choice of its rows, from several threads at once if need be. */
    @FunctionalInterface
    public interface OnRows {
        /**
         * The figure of some rows.
         *
         * @param rows row numbers, at least one; the same may come more than once
         * @return the figure; empty where it is not defined
         */
        OptionalDouble of(int[] rows);
    }

    /** A number that each row has. */
    @FunctionalInterface
    public interface RowFigure {
        /**
         * The number of a row.
         *
         * @param predictions the table
         * @param row 0 to size - 1
         * @return the number
         */
        double of(PredictionTable predictions, int row);
    }

    private final String name;
    private final Function<PredictionTable, OptionalDouble> whole;
    private final Formula formula;

    private Metric(String name, Function<PredictionTable, OptionalDouble> whole, Formula formula) {
        this.name = Objects.requireNonNull(name, "name");
        this.whole = whole;
        this.formula = formula;
    }

    /**
     * A metric of the confusion matrix.
     *
     * @param name what reports call it
     * @param figure its value; empty where it is not defined
     * @return the metric
     */
    public static Metric ofCounts(String name, Function<ConfusionMatrix, OptionalDouble> figure) {
        Objects.requireNonNull(figure, "figure");
        return new Metric(name, table -> figure.apply(ConfusionMatrix.of(table)), table -> {
            int classes = table.labels().size();
            if (classes > MOST_CLASSES) {
                return rows -> figure.apply(ConfusionMatrix.of(table.rows(rows)));
            }
            byte[] cells = new byte[table.size()];
            for (int row = 0; row < cells.length; row++) {
                cells[row] = (byte) (table.truth(row) * classes + table.predicted(row));
            }
            return rows -> figure.apply(ConfusionMatrix.of(table.labels(), count(cells, rows, classes)));
        });
    }

    private static int[][] count(byte[] cells, int[] rows, int classes) {
        int[] counts = new int[CELLS];
        for (int row : rows) {
            counts[cells[row] & (CELLS - 1)]++;
        }
        int[][] matrix = new int[classes][classes];
        for (int cell = 0; cell < classes * classes; cell++) {
            matrix[cell / classes][cell % classes] = counts[cell];
        }
        return matrix;
    }

    /**
     * A metric that is the mean of a number of each row.
     *
     * @param name what reports call it
     * @param figure the number
     * @return the metric
     */
    public static Metric ofMean(String name, RowFigure figure) {
        Objects.requireNonNull(figure, "figure");
        return new Metric(name, table -> mean(table, figure), table -> {
            double[] values = new double[table.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = figure.of(table, row);
            }
            return rows -> {
                double sum = 0;
                for (int row : rows) {
                    sum += values[row];
                }
                return OptionalDouble.of(sum / rows.length);
            };
        });
    }

    private static OptionalDouble mean(PredictionTable table, RowFigure figure) {
        double sum = 0;
        for (int row = 0; row < table.size(); row++) {
            sum += figure.of(table, row);
        }
        return OptionalDouble.of(sum / table.size());
    }

    /**
     * Any metric. A resample of it copies the rows.
     *
     * @param name what reports call it
     * @param figure its value; empty where it is not defined; called from several threads at once
     * @return the metric
     */
    public static Metric of(String name, Function<PredictionTable, OptionalDouble> figure) {
        Objects.requireNonNull(figure, "figure");
        return new Metric(name, figure, table -> rows -> figure.apply(table.rows(rows)));
    }

    /** What reports call it. */
    public String name() {
        return name;
    }

    /**
     * The figure of all predictions.
     *
     * @param predictions what to judge
     * @return the figure; empty where it is not defined
     * @throws InvalidArgumentException if the metric gives NaN or infinity
     */
    public OptionalDouble of(PredictionTable predictions) {
        return finite(whole.apply(predictions));
    }

    /**
     * The metric on a table, made ready to be asked of many choices of its rows.
     *
     * @param predictions the table
     * @return the figure of any of its rows
     */
    public OnRows on(PredictionTable predictions) {
        OnRows ready = formula.on(predictions);
        return rows -> finite(ready.of(rows));
    }

    private OptionalDouble finite(OptionalDouble value) {
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new InvalidArgumentException("a metric gives a finite number or nothing, got " + value.getAsDouble()
                    + " from " + name + "; let it give OptionalDouble.empty() where it is not defined");
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }
}
