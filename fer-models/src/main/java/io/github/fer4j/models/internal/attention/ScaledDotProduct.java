package io.github.fer4j.models.internal.attention;

import io.github.fer4j.models.internal.attention.AttentionLayerBase.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Scaled dot-product attention (Vaswani et al. 2017, <a href="https://arxiv.org/abs/1706.03762">arXiv:1706.03762</a>, equation
 * 1): {@code softmax(Q K' / sqrt(d) + B) V} of arrays {@code [groups, heads, tokens, d]}, with or without a bias B {@code
 * [heads, tokens, tokens]}. One pass forward, and then perhaps one backward.
 */
final class ScaledDotProduct {
    private final INDArray queries;
    private final INDArray keys;
    private final INDArray values;
    private final INDArray weights;
    private final double scale;

    private ScaledDotProduct(INDArray queries, INDArray keys, INDArray values, Memory memory) {
        this.queries = queries;
        this.keys = keys;
        this.values = values;
        long tokens = queries.size(2);
        weights = memory.kept(queries.size(0), queries.size(1), tokens, tokens);
        scale = 1 / Math.sqrt(queries.size(3));
    }

    /** The result of a backward pass. */
    record Gradients(INDArray queries, INDArray keys, INDArray values, double[] bias) {}

    /**
     * The forward pass.
     *
     * @param bias one value for each head, query and key; or null
     * @param out the result
     */
    static ScaledDotProduct forward(
            INDArray queries, INDArray keys, INDArray values, double[] bias, INDArray out, Memory memory) {
        ScaledDotProduct product = new ScaledDotProduct(queries, keys, values, memory);
        Products.multiply(queries, false, keys, true, product.weights);
        product.softmax(bias);
        Products.multiply(product.weights, false, values, false, out);
        return product;
    }

    /** How much each token takes of each other: {@code [groups, heads, tokens, tokens]}, rows of sum 1. */
    INDArray weights() {
        return weights;
    }

    /** Scales, adds the bias and takes the softmax, shifted by the largest value so that nothing overflows. */
    private void softmax(double[] bias) {
        Rows rows = new Rows(weights, weights.size(3));
        int rowsOfBias = (int) (weights.size(1) * weights.size(2));
        rows.eachChunk((chunk, from, to) -> {
            Rows.Cursor cursor = rows.cursor();
            double[] row = new double[rows.columns()];
            for (int r = from; r < to; r++) {
                cursor.read(r, row);
                softmax(row, bias, r % rowsOfBias * row.length);
                cursor.write(r, row);
            }
        });
    }

    private void softmax(double[] row, double[] bias, int biasFrom) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i] * scale + (bias == null ? 0 : bias[biasFrom + i]);
            largest = Math.max(largest, row[i]);
        }
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.exp(row[i] - largest);
            sum += row[i];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= sum;
        }
    }

    /**
     * The backward pass.
     *
     * @param errors the gradient of the result
     * @param withBias whether the gradient of the bias is asked for
     */
    Gradients backward(INDArray errors, boolean withBias, Memory memory) {
        INDArray valueGradient = memory.backward(values.shape());
        Products.multiply(weights, true, errors, false, valueGradient);
        INDArray scores = memory.backward(weights.shape());
        Products.multiply(errors, false, values, true, scores);
        throughSoftmax(scores);
        double[] bias = withBias ? RowSums.sum(scores, scores.length() / scores.size(0)) : null;
        INDArray queryGradient = memory.backward(queries.shape());
        INDArray keyGradient = memory.backward(keys.shape());
        Products.multiply(scores, false, keys, false, queryGradient);
        Products.multiply(scores, true, queries, false, keyGradient);
        queryGradient.muli(scale);
        keyGradient.muli(scale);
        return new Gradients(queryGradient, keyGradient, valueGradient, bias);
    }

    /** {@code ds = p (dp - sum dp p)}, in place of dp. */
    private void throughSoftmax(INDArray gradients) {
        Rows shares = new Rows(weights, weights.size(3));
        Rows errors = new Rows(gradients, weights.size(3));
        shares.eachChunk((chunk, from, to) -> {
            Rows.Cursor shareReader = shares.cursor();
            Rows.Cursor cursor = errors.cursor();
            double[] share = new double[shares.columns()];
            double[] error = new double[shares.columns()];
            for (int row = from; row < to; row++) {
                shareReader.read(row, share);
                cursor.read(row, error);
                double mean = 0;
                for (int i = 0; i < share.length; i++) {
                    mean += share[i] * error[i];
                }
                for (int i = 0; i < share.length; i++) {
                    error[i] = share[i] * (error[i] - mean);
                }
                cursor.write(row, error);
            }
        });
    }
}
