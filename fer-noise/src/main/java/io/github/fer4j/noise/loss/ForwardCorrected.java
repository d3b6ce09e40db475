package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;

/** {@code -sum_k q_k log (T' p)_k}; see {@link Losses#forwardCorrected}. */
final class ForwardCorrected implements Loss {
    private final double[][] matrix;

    ForwardCorrected(double[][] matrix) {
        this.matrix = Transitions.checked(matrix);
        for (int given = 0; given < matrix.length; given++) {
            double column = 0;
            for (double[] row : matrix) {
                column += row[given];
            }
            if (column == 0) {
                throw new InvalidArgumentException("forward correction needs every label to be given now and then, got"
                        + " a noise matrix whose column " + given + " is 0");
            }
        }
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        Shapes.requireSameLength(logits, target, gradient);
        Transitions.requireClasses(matrix, logits.length);
        double[] logP = Softmax.log(logits);
        Arrays.fill(gradient, 0);
        double loss = 0;
        double[] joint = new double[logP.length];
        for (int given = 0; given < logP.length; given++) {
            if (target[given] == 0) {
                continue;
            }
            // log sum_i T_i,given p_i, by the largest term.
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < joint.length; i++) {
                joint[i] = matrix[i][given] == 0 ? Double.NEGATIVE_INFINITY : Math.log(matrix[i][given]) + logP[i];
                max = Math.max(max, joint[i]);
            }
            double sum = 0;
            for (double term : joint) {
                sum += max == Double.NEGATIVE_INFINITY ? 0 : Math.exp(term - max);
            }
            loss -= target[given] * (max + Math.log(sum));
            for (int i = 0; i < joint.length && sum > 0; i++) {
                gradient[i] -= target[given] * Math.exp(joint[i] - max) / sum;
            }
        }
        Softmax.backward(logP, gradient);
        return loss;
    }

    @Override
    public String describe() {
        return LossText.FORWARD + " " + Transitions.text(matrix);
    }

    @Override
    public String toString() {
        return describe();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ForwardCorrected that && Arrays.deepEquals(matrix, that.matrix);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(matrix);
    }
}
