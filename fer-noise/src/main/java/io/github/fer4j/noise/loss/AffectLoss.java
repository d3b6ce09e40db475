package io.github.fer4j.noise.loss;

/**
 * What a batch of valences and arousals costs. Unlike a {@link Loss} it is of the batch as a whole, since a correlation has
 * no meaning for one sample. A pure function, for several threads at once.
 */
public interface AffectLoss {
    /**
     * The loss of a batch and its gradient.
     *
     * @param predicted {@code [batch][2]}, valence and arousal as the net gave them; finite. Not changed
     * @param target {@code [batch][2]}, in [-1, 1]. Not changed
     * @param weights {@code [batch]}, how much each sample counts, not negative; 0 for a sample without annotation
     * @param gradient {@code [batch][2]}, overwritten with {@code d loss / d predicted}
     * @return the loss of the batch, a weighted mean; 0, with gradients of 0, where all weights are
     * @throws io.github.fer4j.InvalidArgumentException if shapes differ or a weight is negative
     */
    double lossAndGradient(double[][] predicted, double[][] target, double[] weights, double[][] gradient);

    /** The loss for provenance, such as {@code mean squared error}. */
    String describe();
}
