package io.github.fer4j.models.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The epochs of a run.
 *
 * @param epochs in order
 */
public record History(List<Epoch> epochs) {
    /** Copies the list. */
    public History {
        epochs = List.copyOf(epochs);
    }

    /** The epoch that gave the model: the last that was better than all before it. */
    public Optional<Epoch> best() {
        return epochs.stream().filter(Epoch::best).reduce((earlier, later) -> later);
    }

    /** A line of names, then a line for each epoch, fields separated by commas. */
    public String toCsv() {
        StringBuilder csv =
                new StringBuilder("epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,"
                        + "learning_rate,images_per_second,loader_wait,seconds,best\n");
        for (Epoch e : epochs) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.6f,%.6f,%.6f,%.6f,%.3e,%.1f,%.4f,%.1f,%b\n",
                    e.number(),
                    e.trainingLoss(),
                    e.trainingAccuracy(),
                    e.validationLoss(),
                    e.validationAccuracy(),
                    e.learningRate(),
                    e.imagesPerSecond(),
                    e.loaderWait(),
                    e.seconds(),
                    e.best()));
        }
        return csv.toString();
    }
}
