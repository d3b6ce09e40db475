package io.github.fer4j.models.internal;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The optimiser of one stage of a net. It can be frozen: then the parameters stay as they are, to the bit, weight decay
 * included, and so does the optimiser's memory. Once it learns, it counts its steps from there. That matters to Adam, which
 * divides by {@code 1 - b^t}: empty memory with the count of a long run would make its first steps more than six times too
 * long.
 *
 * <p>Deeplearning4j updates in one go what has equal updaters, and this one is equal only to itself, copies of the
 * configuration included. So each run of layers of a stage has a block of the updater's state of its own.
 */
public final class StageUpdater implements IUpdater {
    private static final long serialVersionUID = 1L;

    private final IUpdater optimizer;
    private boolean frozen;
    private int firstStep;

    /** @param optimizer what moves the parameters while they learn */
    public StageUpdater(IUpdater optimizer) {
        this.optimizer = optimizer;
    }

    /** Leaves the parameters as they are from the next step on. */
    public void freeze() {
        frozen = true;
    }

    /**
     * Lets the parameters learn from the next step on.
     *
     * @param step the number of the net's step, from 0, that was or is the first one of this stage
     */
    public void learnSince(int step) {
        frozen = false;
        firstStep = step;
    }

    /** Whether the parameters stay as they are. */
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public long stateSize(long parameters) {
        return optimizer.stateSize(parameters);
    }

    @Override
    public GradientUpdater<?> instantiate(INDArray memory, boolean initialise) {
        return new Applied(optimizer.instantiate(memory, initialise));
    }

    @Override
    public GradientUpdater<?> instantiate(Map<String, INDArray> memory, boolean initialise) {
        return new Applied(optimizer.instantiate(memory, initialise));
    }

    /** The very same: copies of a configuration are frozen together. */
    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public IUpdater clone() {
        return this;
    }

    /** Weight decay goes by it. */
    @Override
    public double getLearningRate(int iteration, int epoch) {
        return frozen ? 0 : optimizer.getLearningRate(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return optimizer.hasLearningRate();
    }

    @Override
    public void setLrAndSchedule(double rate, ISchedule schedule) {
        optimizer.setLrAndSchedule(rate, schedule);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The optimiser with the memory of one block of parameters. */
    private final class Applied implements GradientUpdater<StageUpdater> {
        private final GradientUpdater<?> step;

        Applied(GradientUpdater<?> step) {
            this.step = step;
        }

        @Override
        public StageUpdater getConfig() {
            return StageUpdater.this;
        }

        @Override
        public void setState(Map<String, INDArray> memory, boolean initialise) {
            step.setState(memory, initialise);
        }

        @Override
        public Map<String, INDArray> getState() {
            return step.getState();
        }

        @Override
        public void setStateViewArray(INDArray memory, long[] shape, char order, boolean initialise) {
            step.setStateViewArray(memory, shape, order, initialise);
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            if (frozen) {
                gradient.assign(0); // assigned, not multiplied: it may not be finite
            } else {
                step.applyUpdater(gradient, iteration - firstStep, epoch);
            }
        }
    }
}
