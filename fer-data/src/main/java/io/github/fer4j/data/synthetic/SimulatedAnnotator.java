package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** An annotator of a {@link SimulatedCrowd}, as he or she truly is. Immutable. */
public final class SimulatedAnnotator {
    private static final double TOLERANCE = 1e-6;

    private final String name;
    private final LabelSet labels;
    private final double[][] confusion;
    private final Spammer spammer;

    SimulatedAnnotator(String name, LabelSet labels, double[][] confusion, Spammer spammer) {
        this.name = Objects.requireNonNull(name, "name");
        this.labels = Objects.requireNonNull(labels, "labels");
        this.confusion = copy(confusion);
        this.spammer = spammer;
    }

    /** The worker's name in the votes. */
    public String name() {
        return name;
    }

    /** The answers that can be given. */
    public LabelSet labels() {
        return labels;
    }

    /** How the annotator answers without looking; empty for one who looks. */
    public Optional<Spammer> spammer() {
        return Optional.ofNullable(spammer);
    }

    /**
     * How often the annotator gives an answer to items of one class, of difficulty 0.
     *
     * @param truth what the item shows
     * @param answer what the annotator says
     * @return a probability
     * @throws InvalidArgumentException if one of them is not among the labels
     */
    public double probability(Emotion truth, Emotion answer) {
        return confusion[labels.indexOf(truth)][labels.indexOf(answer)];
    }

    /** All probabilities, {@code [truth][answer]} in the order of the labels; each row sums to 1. A copy. */
    public double[][] confusion() {
        return copy(confusion);
    }

    /** The share of right answers where all classes are equally common: the mean of the diagonal. */
    public double accuracy() {
        double sum = 0;
        for (int k = 0; k < confusion.length; k++) {
            sum += confusion[k][k];
        }
        return sum / confusion.length;
    }

    /**
     * One answer. Difficulty takes away from the right answer, and gives to the wrong ones what it takes, in their
     * proportions; a spammer does not see it.
     */
    int answer(int truth, double difficulty, Random random) {
        double[] row = confusion[truth];
        if (spammer != null || difficulty == 0) {
            return Variates.pick(random, row);
        }
        double[] harder = new double[row.length];
        double right = (1 - difficulty) * row[truth];
        double wrong = 1 - row[truth];
        // One who never errs otherwise errs towards what looks similar.
        double[] errors = wrong > TOLERANCE ? row : Similarity.errors(labels, truth);
        double share = (1 - right) / (wrong > TOLERANCE ? wrong : 1);
        for (int k = 0; k < row.length; k++) {
            harder[k] = k == truth ? right : share * errors[k];
        }
        return Variates.pick(random, harder);
    }

    /** A copy of a square matrix, after a look at its shape and its rows. */
    static double[][] checked(double[][] matrix) {
        double[][] copy = copy(matrix);
        for (double[] row : copy) {
            if (row.length != copy.length) {
                throw new InvalidArgumentException("a confusion matrix has as many columns as rows, got a row of "
                        + row.length + " in a matrix of " + copy.length + " rows");
            }
            double sum = Arrays.stream(row).sum();
            if (Arrays.stream(row).anyMatch(p -> !(p >= 0)) || !(Math.abs(sum - 1) <= TOLERANCE)) {
                throw new InvalidArgumentException("a row of a confusion matrix holds probabilities that sum to 1, got "
                        + Arrays.toString(row) + "; divide each row by its sum");
            }
        }
        return copy;
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    /** Such as {@code annotator 3, 74 % right} or {@code annotator 4, spammer (UNIFORM)}. */
    @Override
    public String toString() {
        return name
                + (spammer == null ? ", " + Math.round(100 * accuracy()) + " % right" : ", spammer (" + spammer + ")");
    }
}
