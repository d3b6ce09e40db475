package io.github.fer4j.models.optim;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.models.internal.FastAdam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam (Kingma and Ba 2015, <a href="https://arxiv.org/abs/1412.6980">arXiv:1412.6980</a>); with weight decay it is AdamW,
 * for which {@link AdamW} is the short way.
 *
 * <p>At step t, with gradient g: {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g^2}, and the step is {@code rate
 * sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon)}, the form at the end of section 2 of the paper. Algorithm 1 there, and
 * PyTorch, add epsilon to {@code sqrt(v / (1 - b2^t))}: their epsilon is ours divided by {@code sqrt(1 - b2^t)}, 32 times as
 * large in the first step and the same after some thousand steps. It matters only where gradients are as small as epsilon.
 *
 * @param learningRate the rate that the schedule scales, above 0 and at most 10
 * @param beta1 decay of the mean gradient, in [0, 1)
 * @param beta2 decay of the mean squared gradient, in [0, 1)
 * @param epsilon added to the root, in (0, 1)
 * @param weightDecay the share of each weight that is taken away in a step, times the learning rate; in [0, 1), 0 for none
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
        implements Optimizer {
    static final String NAME = "Adam";
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    /**
     * Checks the ranges.
     *
     * @throws InvalidArgumentException if a value is outside its range
     */
    public Adam {
        learningRate = Checks.learningRate(learningRate);
        beta1 = Checks.shareBelowOne("Adam's beta1", beta1, "0.9 is usual");
        beta2 = Checks.shareBelowOne("Adam's beta2", beta2, "0.999 is usual");
        epsilon = Checks.epsilon("Adam", epsilon);
        weightDecay = Checks.weightDecay(weightDecay);
    }

    /**
     * Adam with the paper's betas (0.9 and 0.999) and epsilon (1e-8), without weight decay.
     *
     * @param learningRate above 0, usually 1e-4 to 5e-3
     * @return the optimiser
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static Adam of(double learningRate) {
        return new Adam(learningRate, BETA_1, BETA_2, EPSILON, 0);
    }

    static Adam read(SettingText text) {
        double[] betas = text.has("betas")
                ? SettingText.counted("betas", text.takeAll("betas"), 2)
                : new double[] {BETA_1, BETA_2};
        return new Adam(text.number(), betas[0], betas[1], text.take("epsilon", EPSILON), text.take("weight decay", 0));
    }

    /**
     * This optimiser with decoupled weight decay.
     *
     * @param value in [0, 1), usually 1e-4 to 5e-2
     * @return the changed optimiser
     * @throws InvalidArgumentException if the value is out of range
     */
    public Adam withWeightDecay(double value) {
        return new Adam(learningRate, beta1, beta2, epsilon, value);
    }

    @Override
    public IUpdater updater(ISchedule rate) {
        return new FastAdam(rate, learningRate, beta1, beta2, epsilon);
    }

    /** Such as {@code Adam 0.001, weight decay 1.0E-4}; betas and epsilon where they are not the paper's. */
    @Override
    public String toString() {
        return NAME + " " + learningRate
                + (beta1 == BETA_1 && beta2 == BETA_2 ? "" : ", betas " + beta1 + " " + beta2)
                + (epsilon == EPSILON ? "" : ", epsilon " + epsilon)
                + (weightDecay == 0 ? "" : ", weight decay " + weightDecay);
    }
}
