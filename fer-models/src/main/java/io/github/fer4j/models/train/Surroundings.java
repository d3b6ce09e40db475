package io.github.fer4j.models.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What is around a run and does not change its result.
 *
 * @param loaderThreads that load and augment
 * @param checkpoints where they go; null for none
 * @param resuming whether a checkpoint there is gone on from
 * @param listeners who are told how the run goes
 * @param cancelled asked whether to stop
 * @param split how the data was split, in words
 * @param command what repeats the run
 */
record Surroundings(
        int loaderThreads,
        Path checkpoints,
        boolean resuming,
        List<TrainingListener> listeners,
        BooleanSupplier cancelled,
        String split,
        String command) {
    static final Surroundings STANDARD = new Surroundings(1, null, false, List.of(), () -> false, "", "");

    Surroundings withLoaderThreads(int value) {
        return new Surroundings(value, checkpoints, resuming, listeners, cancelled, split, command);
    }

    Surroundings withCheckpoints(Path value) {
        return new Surroundings(loaderThreads, value, resuming, listeners, cancelled, split, command);
    }

    Surroundings withResuming(boolean value) {
        return new Surroundings(loaderThreads, checkpoints, value, listeners, cancelled, split, command);
    }

    Surroundings withListener(TrainingListener value) {
        List<TrainingListener> all = new ArrayList<>(listeners);
        all.add(value);
        return new Surroundings(loaderThreads, checkpoints, resuming, List.copyOf(all), cancelled, split, command);
    }

    Surroundings withCancelled(BooleanSupplier value) {
        return new Surroundings(loaderThreads, checkpoints, resuming, listeners, value, split, command);
    }

    Surroundings withSplit(String value) {
        return new Surroundings(loaderThreads, checkpoints, resuming, listeners, cancelled, value, command);
    }

    Surroundings withCommand(String value) {
        return new Surroundings(loaderThreads, checkpoints, resuming, listeners, cancelled, split, value);
    }
}
