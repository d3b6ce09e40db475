package io.github.fer4j.models.internal;

import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.format.Preprocessing;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a net that ends in logits, with or without an {@link AffectHead} behind them, on preprocessed crops. */
public final class NetRunner {
    private NetRunner() {}

    /**
     * The input of a net.
     *
     * @param values each {@code [channels * height * width]}
     * @param preprocessing its shape
     * @return {@code [batch, channels, height, width]}
     */
    public static INDArray input(List<float[]> values, Preprocessing preprocessing) {
        float[] flat = new float[values.size() * preprocessing.length()];
        for (int i = 0; i < values.size(); i++) {
            System.arraycopy(values.get(i), 0, flat, i * preprocessing.length(), preprocessing.length());
        }
        return input(
                flat,
                new long[] {values.size(), preprocessing.channels(), preprocessing.height(), preprocessing.width()});
    }

    /**
     * The input of a net.
     *
     * @param values all samples, row by row
     * @param shape {@code [batch, channels, height, width]}
     * @return an array of that shape
     */
    public static INDArray input(float[] values, long[] shape) {
        return Nd4j.create(values, shape, DataType.FLOAT);
    }

    /**
     * The scores of one row of outputs.
     *
     * @param outputs logits, and where there are two more, valence and arousal before their tanh
     * @param labels what the logits are of
     * @return their softmax
     */
    public static Scores scores(double[] outputs, LabelSet labels) {
        if (!AffectHead.isIn(outputs, labels.size())) {
            return Scores.ofLogits(labels, outputs);
        }
        return Scores.ofLogits(labels, Arrays.copyOf(outputs, labels.size()))
                .withValenceArousal(AffectHead.read(outputs, labels.size()));
    }

    /**
     * What a net says of a batch while it learns: with dropout, and batch normalisation by the batch.
     *
     * @param net used by this thread alone
     * @param input {@code [batch, channels, height, width]}; stays the caller's to close
     * @param classes how many of the outputs are logits
     * @return {@code [batch, classes]}, logits
     */
    public static double[][] learningLogits(ComputationGraph net, INDArray input, int classes) {
        try (INDArray outputs = net.output(true, input)[0]) {
            return logits(rows(outputs), classes);
        }
    }

    /** The first columns of the outputs; the very same array where there are no others. */
    static double[][] logits(double[][] outputs, int classes) {
        return outputs[0].length == classes
                ? outputs
                : Arrays.stream(outputs).map(row -> Arrays.copyOf(row, classes)).toArray(double[][]::new);
    }

    /**
     * A matrix as Java arrays; read in one go, because each element or row by itself costs a trip into native code.
     *
     * @param matrix {@code [rows, columns]}
     * @return its rows
     */
    public static double[][] rows(INDArray matrix) {
        double[] values = matrix.dup('c').data().asDouble();
        int columns = (int) matrix.size(1);
        double[][] rows = new double[(int) matrix.size(0)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        return rows;
    }

    /** Softmax, shifted by the largest logit so that nothing overflows. */
    static double[] softmax(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        double[] p = new double[logits.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(logits[i] - max);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }
}
