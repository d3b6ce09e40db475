package io.github.fer4j.eval.metric;

import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.Optional;

/** The crowd's distribution in the order of a table. */
final class Targets {
    private static final double[] NONE = {};

    private Targets() {}

    /** {@code [classes]}, or nothing where the row has no target. */
    static double[] row(PredictionTable predictions, int row) {
        Optional<Scores> target = predictions.target(row);
        if (target.isEmpty()) {
            return NONE;
        }
        LabelSet labels = predictions.labels();
        if (target.get().labels().equals(labels)) {
            return target.get().toArray();
        }
        return labels.emotions().stream().mapToDouble(target.get()::of).toArray();
    }
}
