package io.github.fer4j.noise.correction;

/** Gauss-Jordan elimination with partial pivoting; the matrices have as many rows as there are emotions. */
final class Inverse {
    private Inverse() {}

    /**
     * The inverse.
     *
     * @param matrix square; left as it is
     * @return its inverse, or null if a pivot is exactly 0 or the elimination overflows
     */
    static double[][] of(double[][] matrix) {
        int n = matrix.length;
        double[][] left = new double[n][];
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            left[i] = matrix[i].clone();
            right[i][i] = 1;
        }
        for (int column = 0; column < n; column++) {
            swap(left, right, column, pivot(left, column));
            double pivot = left[column][column];
            if (pivot == 0) {
                return null;
            }
            for (int j = 0; j < n; j++) {
                left[column][j] /= pivot;
                right[column][j] /= pivot;
            }
            for (int i = 0; i < n; i++) {
                double factor = left[i][column];
                for (int j = 0; i != column && factor != 0 && j < n; j++) {
                    left[i][j] -= factor * left[column][j];
                    right[i][j] -= factor * right[column][j];
                }
            }
        }
        return isFinite(right) ? right : null;
    }

    private static int pivot(double[][] rows, int column) {
        int best = column;
        for (int i = column + 1; i < rows.length; i++) {
            if (Math.abs(rows[i][column]) > Math.abs(rows[best][column])) {
                best = i;
            }
        }
        return best;
    }

    private static void swap(double[][] left, double[][] right, int one, int other) {
        double[] row = left[one];
        left[one] = left[other];
        left[other] = row;
        row = right[one];
        right[one] = right[other];
        right[other] = row;
    }

    private static boolean isFinite(double[][] rows) {
        for (double[] row : rows) {
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
