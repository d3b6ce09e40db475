package io.github.fer4j.models.internal.attention;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * GELU as {@link TokenDense} has it, for the other layers: {@code x P(X < x)} for a standard normal X. The stock activation of
 * this name is an approximation. Like every {@code IActivation} it works in place and has no parameters.
 */
public final class ExactGelu extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    /** Creates the activation; it has no settings. */
    public ExactGelu() {}

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        INDArray rows = plain(in);
        Gelu.forward(rows, new double[Math.toIntExact(in.size(-1))], rows);
        return rows == in ? in : in.assign(rows);
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        INDArray rows = plain(in);
        Gelu.backward(rows, plain(epsilon), rows);
        return new Pair<>(rows, null);
    }

    private static INDArray plain(INDArray array) {
        return Rows.isPlain(array) ? array : array.dup('c');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactGelu;
    }

    @Override
    public int hashCode() {
        return ExactGelu.class.hashCode();
    }

    @Override
    public String toString() {
        return "gelu";
    }
}
