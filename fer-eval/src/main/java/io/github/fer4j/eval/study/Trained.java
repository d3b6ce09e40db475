package io.github.fer4j.eval.study;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import java.util.function.Function;

/** A classifier that is trained when the first cell asks for it, and not at all if none does. */
final class Trained implements AutoCloseable {
    private final Function<TrainingTask, ? extends Classifier> training;
    private final TrainingTask task;
    private Classifier classifier;
    private FerException failure;
    private double seconds;

    Trained(Function<TrainingTask, ? extends Classifier> training, TrainingTask task) {
        this.training = training;
        this.task = task;
    }

    /** @throws FerException if the training failed, now or before */
    Classifier get() {
        if (failure != null) {
            throw failure;
        }
        if (classifier == null) {
            long start = System.nanoTime();
            try {
                classifier = training.apply(task);
            } catch (FerException e) {
                failure = e;
                throw e;
            }
            if (classifier == null) {
                throw new InvalidArgumentException(
                        "a training gives a classifier, got null from that of " + task.name());
            }
            seconds = (System.nanoTime() - start) / 1e9;
        }
        return classifier;
    }

    /** How long the training took; 0 before. */
    double seconds() {
        return seconds;
    }

    /** Once all cells are done the checkpoints are of no use. */
    void done() {
        CellFolder.delete(task.folder());
    }

    @Override
    public void close() {
        if (classifier != null) {
            classifier.close();
        }
    }
}
