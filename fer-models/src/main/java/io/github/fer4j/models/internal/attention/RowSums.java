package io.github.fer4j.models.internal.attention;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds one row to all rows of a matrix, and all rows to one, which is the gradient of that. */
final class RowSums {
    private RowSums() {}

    /** Adds a row to each row of an array, in place. */
    static void addRow(INDArray array, double[] row) {
        Rows rows = new Rows(array, row.length);
        rows.eachChunk((chunk, from, to) -> {
            Rows.Cursor cursor = rows.cursor();
            double[] values = new double[row.length];
            for (int r = from; r < to; r++) {
                cursor.read(r, values);
                for (int i = 0; i < values.length; i++) {
                    values[i] += row[i];
                }
                cursor.write(r, values);
            }
        });
    }

    /** The sum of the rows of an array. */
    static double[] sum(INDArray array, long columns) {
        Rows rows = new Rows(array, columns);
        double[][] partial = new double[rows.chunks()][rows.columns()];
        rows.eachChunk((chunk, from, to) -> {
            Rows.Cursor cursor = rows.cursor();
            double[] values = new double[rows.columns()];
            for (int r = from; r < to; r++) {
                cursor.read(r, values);
                add(values, partial[chunk]);
            }
        });
        return total(partial);
    }

    /** Adds values to those of another array. */
    static void add(double[] values, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    /** The sum of what the chunks added up, in their order. */
    static double[] total(double[][] partial) {
        double[] total = partial[0];
        for (int chunk = 1; chunk < partial.length; chunk++) {
            add(partial[chunk], total);
        }
        return total;
    }

    /** Writes values, as many as a parameter has, to its gradient. */
    static void write(double[] values, INDArray gradient) {
        INDArray flat = gradient.reshape(gradient.length());
        for (int i = 0; i < flat.length(); i++) {
            flat.putScalar(i, values[i]);
        }
    }
}
