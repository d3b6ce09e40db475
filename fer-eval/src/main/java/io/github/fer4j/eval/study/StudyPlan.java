package io.github.fer4j.eval.study;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What the builder of any study has gathered.
 *
 * @param name of the kind of study, which is part of every key
 * @param folder where results go
 * @param settings what functions do, in words
 * @param seeds at least one
 * @param progress is told how it goes
 * @param cancelled says when to stop
 */
record StudyPlan(
        String name,
        CellFolder folder,
        String settings,
        List<Long> seeds,
        StudyProgress progress,
        BooleanSupplier cancelled) {

    /** Does what is not done of so many cells. */
    List<StoredCell> run(int planned, Iterable<Grid.Group> groups) {
        return new Grid(folder, progress, cancelled).run(planned, groups);
    }

    /** The key of a cell that is decided by these and by the settings. */
    String key(Object... parts) {
        return Keys.of(name, settings, Keys.of(parts));
    }

    /**
     * A training of this study.
     *
     * @param what is trained, by name
     * @param digest of the data, by {@link Keys#ofData}
     */
    Trained trained(
            String what,
            Function<TrainingTask, ? extends Classifier> training,
            FerDataset data,
            String digest,
            long seed) {
        Path own = folder.training(key("training", what, digest, seed));
        BooleanSupplier stop =
                () -> cancelled.getAsBoolean() || Thread.currentThread().isInterrupted();
        return new Trained(training, new TrainingTask(what, data, seed, own, stop));
    }
}
