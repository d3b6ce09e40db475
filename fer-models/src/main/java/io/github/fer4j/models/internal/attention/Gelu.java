package io.github.fer4j.models.internal.attention;

import org.nd4j.linalg.api.ndarray.INDArray;

/** The Gaussian error linear unit, {@code y = x P(X < x)}, on arrays that lie row by row. */
final class Gelu {
    private Gelu() {}

    /**
     * Adds the bias to each row, in place, and writes what GELU makes of it.
     *
     * @param product becomes the sum
     * @param out may be the same array
     */
    static void forward(INDArray product, double[] bias, INDArray out) {
        boolean keepSum = product != out;
        Rows sums = new Rows(product, bias.length);
        Rows outs = new Rows(out, bias.length);
        sums.eachChunk((chunk, from, to) -> {
            Rows.Cursor sum = sums.cursor();
            Rows.Cursor writer = outs.cursor();
            double[] values = new double[bias.length];
            for (int row = from; row < to; row++) {
                sum.read(row, values);
                RowSums.add(bias, values);
                if (keepSum) {
                    sum.write(row, values);
                }
                for (int i = 0; i < values.length; i++) {
                    values[i] *= NormalDistribution.cumulative(values[i]);
                }
                writer.write(row, values);
            }
        });
    }

    /** {@code dx = dy (P(X < x) + x p(x))}. */
    static void backward(INDArray x, INDArray dy, INDArray dx) {
        long columns = x.size(-1);
        Rows inputs = new Rows(x, columns);
        Rows errors = new Rows(dy, columns);
        Rows gradients = new Rows(dx, columns);
        inputs.eachChunk((chunk, from, to) -> {
            Rows.Cursor inputReader = inputs.cursor();
            Rows.Cursor errorReader = errors.cursor();
            Rows.Cursor writer = gradients.cursor();
            double[] values = new double[inputs.columns()];
            double[] error = new double[inputs.columns()];
            for (int row = from; row < to; row++) {
                inputReader.read(row, values);
                errorReader.read(row, error);
                for (int i = 0; i < values.length; i++) {
                    double value = values[i];
                    error[i] *= NormalDistribution.cumulative(value) + value * NormalDistribution.density(value);
                }
                writer.write(row, error);
            }
        });
    }
}
