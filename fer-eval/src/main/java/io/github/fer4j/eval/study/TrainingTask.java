package io.github.fer4j.eval.study;

import io.github.fer4j.FerDataset;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What a study asks to be trained. With fer-models:
 *
 * <pre>{@code
 * Classifier train(TrainingTask task) {
 *     DataSplit split = Splits.stratified(task.training(), new Shares(0.9, 0.1, 0), task.seed());
 *     return trainer.seed(task.seed())
 *             .cancelWhen(task.cancelled())
 *             .checkpoints(task.folder())
 *             .resuming()
 *             .fit(split.train(), split.validation())
 *             .model();
 * }
 * }</pre>
 *
 * @param name of what is compared: a data set, a fold, a method, a net
 * @param training what to learn from, and to choose the epoch on; the test samples are not in it
 * @param seed of the training
 * @param folder where checkpoints may go, made by whom wants one: the same for the same task when the study goes on, another
 *     for any other, and deleted when the task's cells are done
 * @param cancelled says true once the study is to stop; what is returned after that does not count
 */
public record TrainingTask(String name, FerDataset training, long seed, Path folder, BooleanSupplier cancelled) {
    /** Checks that nothing is missing. */
    public TrainingTask {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(cancelled, "cancelled");
    }
}
