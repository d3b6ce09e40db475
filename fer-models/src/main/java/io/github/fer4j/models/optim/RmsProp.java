package io.github.fer4j.models.optim;

import io.github.fer4j.InvalidArgumentException;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * RMSProp (Tieleman and Hinton, <i>Neural Networks for Machine Learning</i>, lecture 6.5, 2012): with gradient g, {@code v = d
 * v + (1 - d) g^2}, and the step is {@code rate g / (sqrt(v) + epsilon)}. As in PyTorch, but v starts at epsilon
 * and not at 0: Deeplearning4j has it so, and first steps along gradients below about 1e-3 are smaller for it.
 *
 * @param learningRate the rate that the schedule scales, above 0 and at most 10
 * @param decay d, of the mean squared gradient, in [0, 1)
 * @param epsilon added to the root, in (0, 1)
 * @param weightDecay the share of each weight that is taken away in a step, times the learning rate; in [0, 1), 0 for none
 */
public record RmsProp(double learningRate, double decay, double epsilon, double weightDecay) implements Optimizer {
    static final String NAME = "RMSProp";
    private static final double DECAY = 0.99;
    private static final double EPSILON = 1e-8;

    /**
     * Checks the ranges.
     *
     * @throws InvalidArgumentException if a value is outside its range
     */
    public RmsProp {
        learningRate = Checks.learningRate(learningRate);
        decay = Checks.shareBelowOne("RMSProp's decay of the mean square", decay, "0.99 is usual");
        epsilon = Checks.epsilon("RMSProp", epsilon);
        weightDecay = Checks.weightDecay(weightDecay);
    }

    /**
     * RMSProp with PyTorch's decay of the mean square (0.99) and epsilon (1e-8), without weight decay.
     *
     * @param learningRate above 0, usually 1e-4 to 1e-2
     * @return the optimiser
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static RmsProp of(double learningRate) {
        return new RmsProp(learningRate, DECAY, EPSILON, 0);
    }

    static RmsProp read(SettingText text) {
        return new RmsProp(
                text.number(),
                text.take("mean square", DECAY),
                text.take("epsilon", EPSILON),
                text.take("weight decay", 0));
    }

    /**
     * This optimiser with decoupled weight decay.
     *
     * @param value in [0, 1), usually 1e-4 to 5e-2
     * @return the changed optimiser
     * @throws InvalidArgumentException if the value is out of range
     */
    public RmsProp withWeightDecay(double value) {
        return new RmsProp(learningRate, decay, epsilon, value);
    }

    @Override
    public IUpdater updater(ISchedule rate) {
        return org.nd4j.linalg.learning.config.RmsProp.builder()
                .learningRate(learningRate)
                .learningRateSchedule(rate)
                .rmsDecay(decay)
                .epsilon(epsilon)
                .build();
    }

    /** Such as {@code RMSProp 0.001, weight decay 1.0E-4}; decay and epsilon where they are not the usual ones. */
    @Override
    public String toString() {
        return NAME + " " + learningRate
                + (decay == DECAY ? "" : ", mean square " + decay)
                + (epsilon == EPSILON ? "" : ", epsilon " + epsilon)
                + (weightDecay == 0 ? "" : ", weight decay " + weightDecay);
    }
}
