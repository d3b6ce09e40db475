package io.github.fer4j.eval.report;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.MalformedDatasetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a model learned, epoch by epoch, for a {@link Report}. It comes from the {@code history.csv} that a training run leaves
 * behind, or from any other trainer's numbers.
 *
 * @param epochs in order, at least one
 */
public record LearningCurve(List<Epoch> epochs) {
    private static final List<String> COLUMNS =
            List.of("epoch", "training_loss", "training_accuracy", "validation_loss", "validation_accuracy", "best");

    /**
     * Copies the list.
     *
     * @throws InvalidArgumentException if there are no epochs
     */
    public LearningCurve {
        epochs = List.copyOf(epochs);
        if (epochs.isEmpty()) {
            throw new InvalidArgumentException("a learning curve has at least one epoch, got none");
        }
    }

    /**
     * One pass over the training data.
     *
     * @param number counted from 1
     * @param trainingLoss mean over the pass, finite
     * @param trainingAccuracy share of hits over the pass, in [0, 1]
     * @param validationLoss mean after the pass, finite
     * @param validationAccuracy share of hits after the pass, in [0, 1]
     * @param best whether no epoch before it was as good by the validation data
     */
    public record Epoch(
            int number,
            double trainingLoss,
            double trainingAccuracy,
            double validationLoss,
            double validationAccuracy,
            boolean best) {
        /**
         * Checks the numbers.
         *
         * @throws InvalidArgumentException if a loss is not finite, or an accuracy is outside [0, 1]
         */
        public Epoch {
            if (!Double.isFinite(trainingLoss) || !Double.isFinite(validationLoss)) {
                throw new InvalidArgumentException("losses are finite, got " + trainingLoss + " in training and "
                        + validationLoss + " in validation, in epoch " + number);
            }
            if (!isShare(trainingAccuracy) || !isShare(validationAccuracy)) {
                throw new InvalidArgumentException("accuracies are in [0, 1], got " + trainingAccuracy
                        + " in training and " + validationAccuracy + " in validation, in epoch " + number);
            }
        }

        private static boolean isShare(double value) {
            return value >= 0 && value <= 1;
        }
    }

    /**
     * Reads a training run's history: a line of names, then a line for each epoch, fields separated by commas. The columns
     * {@code epoch}, {@code training_loss}, {@code training_accuracy}, {@code validation_loss}, {@code validation_accuracy} and
     * {@code best} may stand in any order among others.
     *
     * @param csv such as {@code history.csv}, in UTF-8
     * @return the curve
     * @throws MalformedDatasetException if a column is missing, a line has too few fields, a number is none or out of its
     *     range, or there are no epochs
     * @throws FerException if the file cannot be read
     */
    public static LearningCurve read(Path csv) {
        List<String> lines;
        try {
            lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FerException(csv + ": the learning curve cannot be read: " + e, e);
        }
        String file = String.valueOf(csv.getFileName());
        List<String> names = lines.isEmpty() ? List.of() : fields(lines.get(0));
        int[] places = COLUMNS.stream().mapToInt(names::indexOf).toArray();
        if (Arrays.stream(places).anyMatch(place -> place < 0)) {
            throw new MalformedDatasetException(file, 1, "a history has the columns " + COLUMNS + ", got " + names);
        }
        List<Epoch> epochs = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                epochs.add(epoch(file, i + 1, fields(lines.get(i)), places));
            }
        }
        if (epochs.isEmpty()) {
            throw new MalformedDatasetException(file, 0, "a history has at least one epoch, got none");
        }
        return new LearningCurve(epochs);
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static Epoch epoch(String file, int line, List<String> fields, int[] places) {
        int needed = Arrays.stream(places).max().orElseThrow() + 1;
        if (fields.size() < needed) {
            throw new MalformedDatasetException(
                    file, line, "an epoch has at least " + needed + " fields, got " + fields.size());
        }
        try {
            return new Epoch(
                    Integer.parseInt(fields.get(places[0])),
                    Double.parseDouble(fields.get(places[1])),
                    Double.parseDouble(fields.get(places[2])),
                    Double.parseDouble(fields.get(places[3])),
                    Double.parseDouble(fields.get(places[4])),
                    Boolean.parseBoolean(fields.get(places[5])));
        } catch (NumberFormatException | InvalidArgumentException e) {
            throw new MalformedDatasetException(file, line, "not an epoch: " + e.getMessage(), e);
        }
    }
}
