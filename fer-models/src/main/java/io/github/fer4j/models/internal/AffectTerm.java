package io.github.fer4j.models.internal;

import io.github.fer4j.noise.loss.AffectLoss;

/** What valence and arousal add to the loss of a batch: a weight times an {@link AffectLoss}. Used by one training thread. */
final class AffectTerm {
    private final AffectLoss loss;
    private final double weight;
    private double[][] targets = new double[0][];
    private double[] counts = new double[0];

    AffectTerm(AffectLoss loss, double weight) {
        this.loss = loss;
        this.weight = weight;
    }

    /**
     * Of the batch that comes next.
     *
     * @param values {@code [batch][2]}
     * @param weights {@code [batch]}, 0 for a row without annotation
     */
    void targets(double[][] values, double[] weights) {
        this.targets = values;
        this.counts = weights;
    }

    /**
     * The term of a batch: the mean over its annotated rows, times the weight; 0 where there are none, or no targets were set.
     *
     * @param outputs {@code [batch][classes + 2]}, before the tanh
     * @param gradient {@code [batch][classes + 2]}, of which the last two columns are set to the gradient times the size of the
     *     batch, because Deeplearning4j divides by that; null where nobody asks
     */
    double lossAndGradient(double[][] outputs, double[][] gradient) {
        int rows = outputs.length;
        if (counts.length != rows) {
            return 0;
        }
        int valence = outputs[0].length - AffectHead.OUTPUTS;
        double[][] said = new double[rows][AffectHead.OUTPUTS];
        double[][] slopes = new double[rows][AffectHead.OUTPUTS];
        for (int i = 0; i < rows; i++) {
            for (int d = 0; d < AffectHead.OUTPUTS; d++) {
                said[i][d] = Math.tanh(outputs[i][valence + d]);
            }
        }
        double value = weight * loss.lossAndGradient(said, targets, counts, slopes);
        for (int i = 0; i < rows && gradient != null; i++) {
            for (int d = 0; d < AffectHead.OUTPUTS; d++) {
                // The derivative of tanh is 1 - tanh^2.
                gradient[i][valence + d] =
                        counts[i] == 0 ? 0 : weight * rows * slopes[i][d] * (1 - said[i][d] * said[i][d]);
            }
        }
        return value;
    }
}
