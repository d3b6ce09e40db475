package io.github.fer4j.models.study;

import io.github.fer4j.FerDataset;
import io.github.fer4j.models.train.Trainer;
import java.util.Objects;

/**
 * One training of a study.
 *
 * @param trainer how; the study sets its seed
 * @param training learned from
 * @param validation what the best epoch is chosen on
 */
public record StudyRun(Trainer trainer, FerDataset training, FerDataset validation) {
    /** Checks that nothing is missing. */
    public StudyRun {
        Objects.requireNonNull(trainer, "trainer");
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(validation, "validation");
    }
}
