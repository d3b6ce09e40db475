package io.github.fer4j.models.optim;

import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * How gradients move parameters. Immutable.
 *
 * <p>Weight decay is decoupled from the gradient with each of them (Loshchilov and Hutter 2019, <a
 * href="https://arxiv.org/abs/1711.05101">arXiv:1711.05101</a>): a step also takes {@code rate * weightDecay * w} away from
 * each weight w. Biases and batch normalisation keep theirs.
 */
public sealed interface Optimizer permits Adam, Sgd, RmsProp {
    /** The rate that the schedule scales. */
    double learningRate();

    /** Decoupled weight decay, times the learning rate; 0 for none. */
    double weightDecay();

    /**
     * The optimiser in Deeplearning4j. Weight decay is no part of it: there it belongs to the net.
     *
     * @param rate the learning rate of each step
     * @return a new updater
     */
    IUpdater updater(ISchedule rate);

    /** All of it, to the last digit, such as {@code Adam 0.001, weight decay 0.01}; {@link #parse} reads it. */
    default String describe() {
        return toString();
    }

    /**
     * The optimiser that {@link #describe} gave this text.
     *
     * @param text such as {@code SGD 0.05, momentum 0.9}
     * @return the optimiser
     * @throws io.github.fer4j.InvalidArgumentException if it is no such text, or a value is out of range
     */
    static Optimizer parse(String text) {
        return SettingText.read("an optimiser", "Adam 0.001, weight decay 0.01", text, parts -> switch (parts.name()) {
            case Adam.NAME -> Adam.read(parts);
            case Sgd.NAME -> Sgd.read(parts);
            case RmsProp.NAME -> RmsProp.read(parts);
            default -> throw parts.unknown();
        });
    }
}
