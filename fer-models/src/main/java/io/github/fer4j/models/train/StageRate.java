package io.github.fer4j.models.train;

import org.nd4j.linalg.schedule.ISchedule;

/** The learning rate of one stage: that of the run, times a factor. */
final class StageRate implements ISchedule {
    private static final long serialVersionUID = 1L;

    private final SettableRate run;
    private final double factor;

    StageRate(SettableRate run, double factor) {
        this.run = run;
        this.factor = factor;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return run.get() * factor;
    }

    /** The very same: it holds nothing of its own that changes. */
    @Override
    public ISchedule clone() {
        return this;
    }
}
