package io.github.fer4j.models.optim;

import io.github.fer4j.InvalidArgumentException;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Stochastic gradient descent with Nesterov's momentum (Sutskever et al. 2013, <i>On the importance of initialization and
 * momentum in deep learning</i>, equations 3 and 4): with gradient g, {@code v' = m v - rate g}, and the parameters move by
 * {@code v' + m (v' - v)}. With a constant rate that is what PyTorch's {@code SGD(nesterov=True)} does. Where the rate
 * changes, PyTorch applies the new one to the whole velocity at once, here the velocity keeps the rates it was built with.
 *
 * <p>Weight decay is decoupled, as with {@link Adam}. What PyTorch calls {@code weight_decay} here is coupled: {@code w} times
 * the coefficient is added to the gradient and so goes through the momentum. Without momentum both are the same. With
 * momentum m the coupled form takes about {@code 1 / (1 - m)} times as much away in the long run: for the effect of
 * PyTorch's 5e-4 beside a momentum of 0.9, decay by 5e-3.
 *
 * @param learningRate the rate that the schedule scales, above 0 and at most 10
 * @param momentum m, in [0, 1); 0 is plain gradient descent
 * @param weightDecay the share of each weight that is taken away in a step, times the learning rate; in [0, 1), 0 for none
 */
public record Sgd(double learningRate, double momentum, double weightDecay) implements Optimizer {
    static final String NAME = "SGD";

    /**
     * Checks the ranges.
     *
     * @throws InvalidArgumentException if a value is outside its range
     */
    public Sgd {
        learningRate = Checks.learningRate(learningRate);
        momentum = Checks.shareBelowOne("SGD's momentum", momentum, "0.9 is usual, and 0 is none");
        weightDecay = Checks.weightDecay(weightDecay);
    }

    /**
     * SGD with a Nesterov momentum of 0.9, without weight decay.
     *
     * @param learningRate above 0, usually 1e-2 to 1e-1
     * @return the optimiser
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static Sgd of(double learningRate) {
        return new Sgd(learningRate, 0.9, 0);
    }

    static Sgd read(SettingText text) {
        return new Sgd(text.number(), text.take("momentum", 0), text.take("weight decay", 0));
    }

    /**
     * This optimiser with another momentum.
     *
     * @param value in [0, 1); 0 is plain gradient descent
     * @return the changed optimiser
     * @throws InvalidArgumentException if the value is out of range
     */
    public Sgd withMomentum(double value) {
        return new Sgd(learningRate, value, weightDecay);
    }

    /**
     * This optimiser with decoupled weight decay.
     *
     * @param value in [0, 1), usually 1e-4 to 5e-3
     * @return the changed optimiser
     * @throws InvalidArgumentException if the value is out of range
     */
    public Sgd withWeightDecay(double value) {
        return new Sgd(learningRate, momentum, value);
    }

    @Override
    public IUpdater updater(ISchedule rate) {
        if (momentum == 0) { // no velocity to keep in memory
            return org.nd4j.linalg.learning.config.Sgd.builder()
                    .learningRate(learningRate)
                    .learningRateSchedule(rate)
                    .build();
        }
        return Nesterovs.builder()
                .learningRate(learningRate)
                .learningRateSchedule(rate)
                .momentum(momentum)
                .build();
    }

    /** Such as {@code SGD 0.05, momentum 0.9, weight decay 0.005}. */
    @Override
    public String toString() {
        return NAME + " " + learningRate
                + (momentum == 0 ? "" : ", momentum " + momentum)
                + (weightDecay == 0 ? "" : ", weight decay " + weightDecay);
    }
}
