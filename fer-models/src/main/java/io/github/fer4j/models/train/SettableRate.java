package io.github.fer4j.models.train;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that the trainer sets before each step. One object serves all layers, copies of the configuration
 * included, so Deeplearning4j sees equal updaters and updates all parameters in one go.
 */
final class SettableRate implements ISchedule {
    private static final long serialVersionUID = 1L;

    private double rate;

    SettableRate(double rate) {
        this.rate = rate;
    }

    void set(double value) {
        this.rate = value;
    }

    double get() {
        return rate;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return rate;
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
