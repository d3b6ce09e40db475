package io.github.fer4j.models.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The epochs of a run.
 *
 * @param epochs in order
 */
public record History(List<Epoch> epochs) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Copies the list. */
    public History {
        epochs = List.copyOf(epochs);
    }

    /** The epoch that gave the model: the last that was better than all before it. */
    public Optional<Epoch> best() {
        return epochs.stream().filter(Epoch::best).reduce((earlier, later) -> later);
    }

    /**
     * A line of names, then a line for each epoch, fields separated by commas. Where epochs have figures of valence and arousal,
     * there are four more columns.
     */
    public String toCsv() {
        boolean affect = epochs.stream().anyMatch(epoch -> epoch.affect() != null);
        StringBuilder csv =
                new StringBuilder("epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,"
                        + "validation_uar,validation_macro_f1,learning_rate,images_per_second,loader_wait,seconds,best"
                        + (affect ? ",valence_ccc,arousal_ccc,valence_rmse,arousal_rmse\n" : "\n"));
        for (Epoch e : epochs) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.3e,%.1f,%.4f,%.1f,%b%s\n",
                    e.number(),
                    e.trainingLoss(),
                    e.trainingAccuracy(),
                    e.validationLoss(),
                    e.validationAccuracy(),
                    e.validationUar(),
                    e.validationMacroF1(),
                    e.learningRate(),
                    e.imagesPerSecond(),
                    e.loaderWait(),
                    e.seconds(),
                    e.best(),
                    affect ? affectFields(e) : ""));
        }
        return csv.toString();
    }

    private static String affectFields(Epoch epoch) {
        return epoch.validationAffect()
                .map(figures -> String.format(
                        Locale.ROOT,
                        ",%.6f,%.6f,%.6f,%.6f",
                        figures.valenceCcc(),
                        figures.arousalCcc(),
                        figures.valenceRmse(),
                        figures.arousalRmse()))
                .orElse(",,,,");
    }

    /** An object with a list {@code epochs}, each with the components of {@link Epoch} by name and every digit. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of numbers are JSON", e);
        }
    }
}
