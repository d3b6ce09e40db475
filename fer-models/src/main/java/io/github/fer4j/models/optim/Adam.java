package io.github.fer4j.models.optim;

import io.github.fer4j.InvalidArgumentException;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam (Kingma and Ba 2015, <a href="https://arxiv.org/abs/1412.6980">arXiv:1412.6980</a>), with decoupled weight decay
 * (Loshchilov and Hutter 2019, <a href="https://arxiv.org/abs/1711.05101">arXiv:1711.05101</a>) where asked for.
 *
 * @param learningRate the rate that the schedule scales, positive
 * @param beta1 decay of the mean gradient, in [0, 1)
 * @param beta2 decay of the mean squared gradient, in [0, 1)
 * @param epsilon added to the root, positive
 * @param weightDecay the share of each weight that is taken away in a step, times the learning rate; 0 for none
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
        implements Optimizer {
    /**
     * Checks the ranges.
     *
     * @throws InvalidArgumentException if a value is outside its range
     */
    public Adam {
        if (!(learningRate > 0 && learningRate <= 10)) {
            throw new InvalidArgumentException("a learning rate is above 0 and at most 10, got " + learningRate);
        }
        if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
            throw new InvalidArgumentException("Adam's betas are in [0, 1), got " + beta1 + " and " + beta2);
        }
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new InvalidArgumentException("Adam's epsilon is in (0, 1), got " + epsilon);
        }
        if (!(weightDecay >= 0 && weightDecay < 1)) {
            throw new InvalidArgumentException("weight decay is in [0, 1), got " + weightDecay);
        }
    }

    /**
     * Adam with the paper's betas (0.9 and 0.999) and epsilon (1e-8), without weight decay.
     *
     * @param learningRate above 0, usually 1e-4 to 5e-3
     * @return the optimiser
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static Adam of(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8, 0);
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
        return org.nd4j.linalg.learning.config.Adam.builder()
                .learningRate(learningRate)
                .learningRateSchedule(rate)
                .beta1(beta1)
                .beta2(beta2)
                .epsilon(epsilon)
                .build();
    }

    /** Such as {@code Adam 0.001, weight decay 1.0E-4}. */
    @Override
    public String toString() {
        return "Adam " + learningRate + (weightDecay == 0 ? "" : ", weight decay " + weightDecay);
    }
}
