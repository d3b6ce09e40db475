package io.github.fer4j.models.listen;

import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.History;
import io.github.fer4j.models.train.TrainingResult;
import java.util.Locale;

/** What people read of a run, on the console and in logs. */
final class Lines {
    private Lines() {}

    static String epoch(Epoch epoch, int epochs) {
        return String.format(
                Locale.ROOT,
                "epoch %d/%d  loss %.4f acc %.4f | validation loss %.4f acc %.4f%s | lr %.2e  %.0f images/s  %s%s",
                epoch.number(),
                epochs,
                epoch.trainingLoss(),
                epoch.trainingAccuracy(),
                epoch.validationLoss(),
                epoch.validationAccuracy(),
                epoch.validationAffect()
                        .map(affect ->
                                String.format(Locale.ROOT, " ccc %.3f %.3f", affect.valenceCcc(), affect.arousalCcc()))
                        .orElse(""),
                epoch.learningRate(),
                epoch.imagesPerSecond(),
                time(epoch.seconds()),
                epoch.best() ? "  best" : "");
    }

    /** Such as {@code early stopped after epoch 12, best was epoch 9}. */
    static String end(TrainingResult.End end, History history) {
        return end.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " after epoch "
                + history.epochs().size()
                + history.best()
                        .map(best -> ", best was epoch " + best.number())
                        .orElse(", which gave no model");
    }

    /** Such as {@code 7:05} or {@code 61:12:03}; a question mark where it is not known. */
    static String time(double seconds) {
        if (!(seconds >= 0 && seconds < 1e9)) {
            return "?";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
