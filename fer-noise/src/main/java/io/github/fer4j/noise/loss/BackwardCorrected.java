package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;

/** {@code -sum_k q_k sum_j (T^-1)_kj log p_j}; see {@link Losses#backwardCorrected}. */
final class BackwardCorrected implements Loss {
    private final double[][] matrix;
    private final double[][] inverse;

    BackwardCorrected(double[][] matrix) {
        this.matrix = Transitions.checked(matrix);
        this.inverse = Transitions.inverse(this.matrix);
        if (inverse == null) {
            throw new InvalidArgumentException(
                    "backward correction inverts the noise matrix, got one that has no inverse,"
                            + " since labels are given for two true ones with the same shares; use forward correction");
        }
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        Shapes.requireSameLength(logits, target, gradient);
        Transitions.requireClasses(matrix, logits.length);
        double[] logP = Softmax.boundedLog(logits);
        double loss = 0;
        for (int j = 0; j < logP.length; j++) {
            double weight = 0;
            for (int k = 0; k < logP.length; k++) {
                weight += target[k] * inverse[k][j];
            }
            loss -= weight * logP[j];
            gradient[j] = -weight;
        }
        Softmax.backward(logP, gradient);
        return loss;
    }

    @Override
    public String describe() {
        return LossText.BACKWARD + " " + Transitions.text(matrix);
    }

    @Override
    public String toString() {
        return describe();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BackwardCorrected that && Arrays.deepEquals(matrix, that.matrix);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(matrix);
    }
}
