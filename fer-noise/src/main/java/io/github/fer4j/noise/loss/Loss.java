package io.github.fer4j.noise.loss;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;

/**
 * What a sample costs, given a net's logits and the distribution that it should have answered with. A pure function:
 * implementations hold no state that a call changes, and may be called from several threads at once.
 *
 * <p>The losses here are made for one label a sample and hold for target distributions too: where a paper has the
 * probability {@code p_y} of the label, they take the mean over the target, {@code sum_k q_k f(p_k)}.
 *
 * <p>Decorators compose: {@code Losses.crossEntropy().smoothed(0.1).withClassWeights(weights)}. The last one is the
 * outermost and sees the target as it was given; so here the weights are those of the label, not of the smoothed target.
 */
public interface Loss {
    /**
     * The loss of one sample and its gradient.
     *
     * @param logits {@code [classes]}, before the softmax; finite. Not changed
     * @param target {@code [classes]}, not negative, sums to 1. Not changed
     * @param gradient {@code [classes]}, overwritten with {@code d loss / d logits}
     * @return the loss; for finite logits never NaN, and infinite only where logits lie further apart than a double can
     *     say. A logit that is NaN or infinite gives NaN, for the trainer to find
     * @throws InvalidArgumentException if the three lengths differ
     */
    double lossAndGradient(double[] logits, double[] target, double[] gradient);

    /**
     * The loss and its settings, every digit, such as {@code cross-entropy, smoothed 0.1}. {@link Losses#parse} makes the
     * same loss of it, so it can be stored.
     */
    String describe();

    /**
     * This loss with what it needs from the training data filled in, such as weights by class frequency. A trainer calls
     * it once, before the first batch; a loss that needs nothing is returned as it is.
     *
     * @param training what the net will learn from
     * @return a loss that can be evaluated
     * @throws InvalidArgumentException if the data cannot give what is needed, such as a class without samples
     */
    default Loss fittedTo(FerDataset training) {
        return this;
    }

    /**
     * The losses and gradients of a batch.
     *
     * @param logits {@code [batch, classes]}
     * @param targets {@code [batch, classes]}, each row not negative with a sum within 0.001 of 1
     * @param weights {@code [batch]}, how much each sample counts; not negative
     * @return the weighted losses and gradients
     * @throws InvalidArgumentException if the batch is empty, shapes differ, or a target or weight is out of range
     */
    default LossBatch evaluate(double[][] logits, double[][] targets, double[] weights) {
        return LossBatch.of(this, logits, targets, weights);
    }

    /**
     * This loss against targets that are drawn towards uniform: {@code q' = (1 - e) q + e / K}, label smoothing as in
     * Szegedy et al., <i>Rethinking the Inception Architecture for Computer Vision</i>, CVPR 2016, section 7, and in Keras.
     *
     * @param epsilon e, in [0, 1); 0.1 is usual, 0 changes nothing
     * @return the smoothed loss
     * @throws InvalidArgumentException if epsilon is out of range
     */
    default Loss smoothed(double epsilon) {
        return new SmoothedLoss(this, epsilon);
    }

    /**
     * This loss against targets that keep {@code 1 - e} on the label and share e among the others: {@code q' = (1 - e) q +
     * e (1 - q) / (K - 1)}. With seven classes and e = 0.06 a hard label becomes 0.94, and 0.01 elsewhere. It differs from
     * {@link #smoothed} only in what e means: {@code smoothed(e K / (K - 1))} is the same.
     *
     * @param epsilon e, in [0, 1); 0 changes nothing
     * @return the smoothed loss
     * @throws InvalidArgumentException if epsilon is out of range
     */
    default Loss smoothedOffTarget(double epsilon) {
        return new OffTargetSmoothedLoss(this, epsilon);
    }

    /**
     * This loss times the weight of the sample's class: {@code sum_k q_k w_k}, which is {@code w_y} where the target is
     * the one label y.
     *
     * @param weights the weights; as many as the targets have classes, in the same order
     * @return the weighted loss
     */
    default Loss withClassWeights(ClassWeights weights) {
        return new WeightedLoss(this, weights);
    }

    /**
     * This loss times weights that are made from the training data by {@link #fittedTo}; before that it cannot be
     * evaluated.
     *
     * @param rule how weights follow from the counts of the classes, such as {@link ClassWeights#effectiveNumber}
     * @return the weighted loss, still to be fitted
     */
    default Loss withClassWeights(ClassWeighting rule) {
        return new UnfittedWeightedLoss(this, rule);
    }
}
