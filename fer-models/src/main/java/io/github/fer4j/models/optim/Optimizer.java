package io.github.fer4j.models.optim;

import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** How gradients move parameters. */
public sealed interface Optimizer permits Adam {
    /** The rate that the schedule scales. */
    double learningRate();

    /** Decoupled weight decay, times the learning rate; 0 for none. */
    double weightDecay();

    /**
     * The optimiser in Deeplearning4j.
     *
     * @param rate the learning rate of each step
     * @return a new updater
     */
    IUpdater updater(ISchedule rate);
}
