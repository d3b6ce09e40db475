package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;

/** Noise matrices {@code [true][given]} for the corrected losses: checks, the inverse, and text. */
final class Transitions {
    private static final double SUM_TOLERANCE = 1e-6;
    /** A pivot below this share of the largest entry, which is at most 1, is taken for 0. */
    private static final double LEAST_PIVOT = 1e-9;

    private Transitions() {}

    static double[][] checked(double[][] matrix) {
        if (matrix.length < 2) {
            throw new InvalidArgumentException(
                    "a noise matrix has a row for each of at least 2 classes, got " + matrix.length);
        }
        for (int i = 0; i < matrix.length; i++) {
            double sum = 0;
            for (double share : matrix[i]) {
                sum += share >= 0 ? share : Double.NaN;
            }
            if (matrix[i].length != matrix.length || !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
                throw new InvalidArgumentException(
                        "a noise matrix is square, and its rows are not negative and sum to 1," + " got the row "
                                + Arrays.toString(matrix[i]) + " for class " + i + " of " + matrix.length);
            }
        }
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    static void requireClasses(double[][] matrix, int classes) {
        if (matrix.length != classes) {
            throw new InvalidArgumentException(
                    "the noise matrix is over " + matrix.length + " classes, got logits over " + classes);
        }
    }

    /** By Gauss and Jordan with the largest pivot; null if there is none. */
    static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] work = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int i = column + 1; i < n; i++) {
                pivot = Math.abs(work[i][column]) > Math.abs(work[pivot][column]) ? i : pivot;
            }
            if (Math.abs(work[pivot][column]) < LEAST_PIVOT) {
                return null;
            }
            swap(work, pivot, column);
            swap(inverse, pivot, column);
            scale(work[column], inverse[column], 1 / work[column][column]);
            for (int i = 0; i < n; i++) {
                if (i != column) {
                    double factor = work[i][column];
                    for (int j = 0; j < n; j++) {
                        work[i][j] -= factor * work[column][j];
                        inverse[i][j] -= factor * inverse[column][j];
                    }
                }
            }
        }
        return inverse;
    }

    private static void swap(double[][] rows, int one, int other) {
        double[] kept = rows[one];
        rows[one] = rows[other];
        rows[other] = kept;
    }

    private static void scale(double[] row, double[] other, double factor) {
        for (int j = 0; j < row.length; j++) {
            row[j] *= factor;
            other[j] *= factor;
        }
    }

    /** Such as {@code [[0.9 0.1] [0.2 0.8]]}, every digit kept. */
    static String text(double[][] matrix) {
        StringBuilder text = new StringBuilder("[");
        for (double[] row : matrix) {
            text.append(text.length() > 1 ? " [" : "[");
            for (int j = 0; j < row.length; j++) {
                text.append(j > 0 ? " " : "").append(row[j]);
            }
            text.append(']');
        }
        return text.append(']').toString();
    }
}
