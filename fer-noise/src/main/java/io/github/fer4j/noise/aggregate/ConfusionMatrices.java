package io.github.fer4j.noise.aggregate;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.Arrays;
import java.util.List;

/**
 * A confusion matrix for each worker, from {@link DawidSkene}. The axes have names: {@code
 * matrices.of("anna").truth(FEAR).answered(SURPRISE)} is the probability that Anna calls a fearful face surprised.
 * Immutable.
 */
public final class ConfusionMatrices implements Reliability {
    private final WorkerIndex index;
    private final Scores classPrior;
    /** {@code [workers, answers, truths]}. */
    private final double[] probabilities;

    ConfusionMatrices(WorkerIndex index, Scores classPrior, double[] probabilities) {
        this.index = index;
        this.classPrior = classPrior;
        this.probabilities = probabilities;
    }

    @Override
    public List<String> workers() {
        return index.workers();
    }

    /** How frequent the classes are, as the model sees it. */
    public Scores classPrior() {
        return classPrior;
    }

    /**
     * The matrix of a worker.
     *
     * @param worker the worker's name
     * @return the matrix
     * @throws InvalidArgumentException if there is no such worker
     */
    public Matrix of(String worker) {
        int classes = classPrior.labels().size();
        int from = index.of(worker) * classes * classes;
        double[][] rows = new double[classes][classes];
        for (int answer = 0; answer < classes; answer++) {
            for (int truth = 0; truth < classes; truth++) {
                rows[truth][answer] = probabilities[from + answer * classes + truth];
            }
        }
        return new Matrix(classPrior.labels(), rows);
    }

    /** The diagonal of the worker's matrix, weighted by the class prior. */
    @Override
    public double accuracy(String worker) {
        Matrix matrix = of(worker);
        double accuracy = 0;
        for (Emotion truth : classPrior.labels()) {
            accuracy += classPrior.of(truth) * matrix.truth(truth).answered(truth);
        }
        return accuracy;
    }

    /** The confusion matrix of one worker. Immutable. */
    public static final class Matrix {
        private final LabelSet labels;
        private final double[][] rows;

        private Matrix(LabelSet labels, double[][] rows) {
            this.labels = labels;
            this.rows = rows;
        }

        /**
         * What the worker answers for items of one class.
         *
         * @param truth what the items are
         * @return the row of the matrix
         * @throws InvalidArgumentException if it is not among the labels
         */
        public Row truth(Emotion truth) {
            return new Row(Scores.of(labels, rows[labels.indexOf(truth)]));
        }

        /** The probabilities {@code [truth, answer]} in the order of the label set, rows with sum 1; a copy. */
        public double[][] toArray() {
            double[][] copy = new double[rows.length][];
            Arrays.setAll(copy, k -> rows[k].clone());
            return copy;
        }
    }

    /**
     * What a worker answers for items of one class.
     *
     * @param answers the probability of each answer
     */
    public record Row(Scores answers) {
        /**
         * The probability of an answer.
         *
         * @param answer one of the labels
         * @return in [0, 1]
         * @throws InvalidArgumentException if it is not among the labels
         */
        public double answered(Emotion answer) {
            return answers.of(answer);
        }
    }
}
