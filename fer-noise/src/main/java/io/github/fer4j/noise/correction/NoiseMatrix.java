package io.github.fer4j.noise.correction;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The probability that a face of one emotion is given the label of another: the transition matrix of label noise, {@code
 * T[i][j] = P(given = j | true = i)}. Rows are the truth, columns the given label, and each row sums to 1. The axes have
 * names: {@code matrix.truth(FEAR).given(SURPRISE)}. Immutable.
 *
 * <p>It is square, over one label set: what is estimated here is what losses correct by (Patrini et al., <i>Making Deep
 * Neural Networks Robust to Label Noise: A Loss Correction Approach</i>, CVPR 2017) and what noise is injected by. Two
 * label sets that differ are compared by {@link LabelComparison}, which gives the matrix over the emotions of both.
 *
 * <p>A class of which an estimate saw nothing gets the row of the identity, that is, no noise; {@link #unseen} names such
 * classes.
 */
public final class NoiseMatrix {
    /** How far a row may be from 1 before it is taken for a mistake; the same as for {@link Scores}. */
    private static final double SUM_TOLERANCE = 1e-3;

    /** Beyond this, double precision leaves an inverse fewer than about four digits. */
    private static final double LARGEST_CONDITION = 1e12;

    private final LabelSet labels;
    /** {@code [truth, given]}. */
    private final double[][] rows;

    private final List<Emotion> unseen;

    private NoiseMatrix(LabelSet labels, double[][] rows, List<Emotion> unseen) {
        this.labels = labels;
        this.rows = rows;
        this.unseen = List.copyOf(unseen);
    }

    /**
     * A matrix by hand.
     *
     * @param labels the classes, in the order of the rows and columns
     * @param rows {@code [truth, given]}, each value in [0, 1] and each row with a sum within 0.001 of 1; the rest of the
     *     difference is divided out; copied
     * @return the matrix
     * @throws InvalidArgumentException if the shape, a value or a sum is wrong
     */
    public static NoiseMatrix of(LabelSet labels, double[][] rows) {
        requireShape(labels, rows);
        for (int i = 0; i < rows.length; i++) {
            double sum = 0;
            for (double value : rows[i]) {
                if (!(value >= 0 && value <= 1 + SUM_TOLERANCE)) {
                    throw new InvalidArgumentException("a noise matrix holds probabilities in [0, 1], got " + value
                            + " in the row of '" + labels.get(i) + "'");
                }
                sum += value;
            }
            if (Math.abs(sum - 1) > SUM_TOLERANCE) {
                throw new InvalidArgumentException("rows of a noise matrix, one for each true class, sum to 1, got "
                        + sum + " for '" + labels.get(i) + "'; use ofCounts(...) for counts, and transpose a matrix"
                        + " whose rows are the given labels");
            }
        }
        return normalised(labels, rows);
    }

    /**
     * A matrix from how often each label was given to each class.
     *
     * @param labels the classes, in the order of the rows and columns
     * @param counts {@code [truth, given]}, finite and not negative, not all 0; may be sums of weights
     * @return the matrix; classes whose row is all 0 are {@link #unseen}
     * @throws InvalidArgumentException if the shape or a value is wrong, or nothing was counted
     */
    public static NoiseMatrix ofCounts(LabelSet labels, double[][] counts) {
        requireShape(labels, counts);
        for (double[] row : counts) {
            for (double value : row) {
                if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                    throw new InvalidArgumentException("counts are finite and not negative, got " + value);
                }
            }
        }
        NoiseMatrix matrix = normalised(labels, counts);
        if (matrix.unseen.size() == labels.size()) {
            throw new InvalidArgumentException("a noise matrix is estimated from at least one item, got only zeros");
        }
        return matrix;
    }

    /**
     * No noise.
     *
     * @param labels the classes
     * @return the identity
     */
    public static NoiseMatrix identity(LabelSet labels) {
        return symmetric(labels, 0);
    }

    /**
     * Noise that hits all classes alike: a label is wrong with probability {@code rate}, and then each of the K - 1
     * <i>other</i> classes is as probable. (Some papers draw from all K classes instead, the true one included; their rate
     * r is {@code r (K - 1) / K} here.)
     *
     * @param labels the classes
     * @param rate in [0, 1]; (K - 1) / K makes labels worthless
     * @return a matrix with 1 - rate on the diagonal and rate / (K - 1) elsewhere
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static NoiseMatrix symmetric(LabelSet labels, double rate) {
        requireRate(rate);
        int classes = labels.size();
        double[][] rows = new double[classes][classes];
        for (int i = 0; i < classes; i++) {
            Arrays.fill(rows[i], rate / (classes - 1));
            rows[i][i] = 1 - rate;
        }
        return new NoiseMatrix(labels, rows, List.of());
    }

    /**
     * Noise that takes each class for one other (Han et al., <i>Co-teaching</i>, NeurIPS 2018): a label is wrong with
     * probability {@code rate}, and then it is the next class of the label set, after the last the first. The order of the
     * label set thus decides who is taken for whom.
     *
     * @param labels the classes
     * @param rate in [0, 1]
     * @return the matrix
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static NoiseMatrix pairFlip(LabelSet labels, double rate) {
        requireRate(rate);
        int classes = labels.size();
        double[][] rows = new double[classes][classes];
        for (int i = 0; i < classes; i++) {
            rows[i][i] = 1 - rate;
            rows[i][(i + 1) % classes] = rate;
        }
        return new NoiseMatrix(labels, rows, List.of());
    }

    /**
     * How the single votes differ from the majority of their item; where several answers lead, each counts in equal parts.
     * A vote is part of the majority that it is compared with, so the diagonal is too large, the more so the fewer votes
     * an item has; {@link #ofVotes(CrowdVotes, double[][])} with the posteriors of an aggregation has less of that bias.
     *
     * @param votes with workers or only counts; items without votes do not count
     * @return the matrix over all answers that could be given; see {@link #restrictedTo}
     */
    public static NoiseMatrix ofVotes(CrowdVotes votes) {
        double[][] leaders = new double[votes.items().size()][];
        for (int item = 0; item < leaders.length; item++) {
            leaders[item] = Votes.leaders(votes.counts(item).toArray());
        }
        return ofVotes(votes, leaders);
    }

    /**
     * How the single votes differ from what an aggregation takes for the truth: {@code T[i][j]} is proportional to the sum
     * over items of {@code q(i) n(j)}, with the posterior {@code q} of an item and its {@code n(j)} votes for j. That is
     * the M step of Dawid and Skene (1979) with one confusion matrix for the whole crowd.
     *
     * @param votes with workers or only counts
     * @param posteriors {@code [items, labels]}, in the order of the votes' items and labels; rows sum to 1
     * @return the matrix over all answers that could be given; see {@link #restrictedTo}
     * @throws InvalidArgumentException if the posteriors are not of that shape, or are no distributions
     */
    public static NoiseMatrix ofVotes(CrowdVotes votes, double[][] posteriors) {
        LabelSet labels = votes.labels();
        Probabilities truth = Probabilities.of(labels, votes.items().size(), posteriors);
        double[][] counts = new double[labels.size()][labels.size()];
        for (int item = 0; item < posteriors.length; item++) {
            for (int given = 0; given < labels.size(); given++) {
                int count = votes.count(item, given);
                for (int i = 0; count > 0 && i < labels.size(); i++) {
                    counts[i][given] += truth.of(item, i) * count;
                }
            }
        }
        return ofCounts(labels, counts);
    }

    private static NoiseMatrix normalised(LabelSet labels, double[][] counts) {
        double[][] rows = new double[counts.length][counts.length];
        List<Emotion> unseen = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            double sum = Arrays.stream(counts[i]).sum();
            if (sum > 0) {
                for (int j = 0; j < rows.length; j++) {
                    rows[i][j] = counts[i][j] / sum;
                }
            } else {
                rows[i][i] = 1;
                unseen.add(labels.get(i));
            }
        }
        return new NoiseMatrix(labels, rows, unseen);
    }

    private static void requireShape(LabelSet labels, double[][] rows) {
        Objects.requireNonNull(labels, "labels");
        if (rows.length != labels.size() || Arrays.stream(rows).anyMatch(row -> row.length != labels.size())) {
            throw new InvalidArgumentException("a noise matrix over " + labels.size()
                    + " classes has as many rows and columns, got rows of lengths "
                    + Arrays.stream(rows).map(row -> row.length).toList());
        }
    }

    private static void requireRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new InvalidArgumentException("a noise rate is in [0, 1], got " + rate);
        }
    }

    /** The classes, in the order of the rows and columns. */
    public LabelSet labels() {
        return labels;
    }

    /**
     * The row of one true class.
     *
     * @param truth one of the labels
     * @return its row, to be asked on
     * @throws InvalidArgumentException if the emotion is not among the labels
     */
    public TruthRow truth(Emotion truth) {
        return new TruthRow(this, labels.indexOf(truth));
    }

    /** The classes of which the estimate saw nothing, so that their row is that of the identity; mostly none. */
    public List<Emotion> unseen() {
        return unseen;
    }

    /**
     * The matrix over fewer classes, or in another order: what happens to labels among those classes, {@code P(given = j |
     * true = i, given is among them)}.
     *
     * @param subset emotions of this matrix
     * @return their rows and columns, each row scaled to sum to 1; a row with nothing left is {@link #unseen}
     * @throws InvalidArgumentException if an emotion is not among the labels
     */
    public NoiseMatrix restrictedTo(LabelSet subset) {
        double[][] part = new double[subset.size()][subset.size()];
        for (int i = 0; i < part.length; i++) {
            int row = labels.indexOf(subset.get(i));
            for (int j = 0; j < part.length && !unseen.contains(subset.get(i)); j++) {
                part[i][j] = rows[row][labels.indexOf(subset.get(j))];
            }
        }
        return normalised(subset, part);
    }

    /**
     * The share of wrong labels that this noise makes.
     *
     * @param prior how frequent the true classes are
     * @return {@code 1 - sum_i prior_i T_ii}, in [0, 1]
     * @throws InvalidArgumentException if the prior is over other labels
     */
    public double noiseRate(Scores prior) {
        if (!prior.labels().equals(labels)) {
            throw new InvalidArgumentException(
                    "a prior is over the classes of the matrix, " + labels + ", got one over " + prior.labels());
        }
        double[] shares = prior.toArray();
        double clean = 0;
        for (int i = 0; i < shares.length; i++) {
            clean += shares[i] * rows[i][i];
        }
        return Math.max(0, 1 - clean);
    }

    /**
     * How much the inverse can blow up: the condition number in the maximum norm, {@code |T| |T^-1|}. As rows sum to 1,
     * {@code |T| = 1}, so this is the largest sum of absolute values in a row of the inverse: the most that the
     * <i>backward</i> correction of a loss can multiply it by. 1 for no noise; about 10 makes training jumpy; use the
     * forward correction then, which needs no inverse.
     *
     * @return at least 1; infinite if there is no inverse
     */
    public double conditionNumber() {
        double[][] inverse = Inverse.of(rows);
        if (inverse == null) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 1;
        for (double[] row : inverse) {
            largest = Math.max(largest, Arrays.stream(row).map(Math::abs).sum());
        }
        return largest;
    }

    /** Whether the backward correction is possible in double precision: a condition number below 10^12. */
    public boolean isInvertible() {
        return conditionNumber() < LARGEST_CONDITION;
    }

    /**
     * What undoes the noise in expectation.
     *
     * @return {@code T^-1}, {@code [classes, classes]}; its rows sum to 1, but it holds negative values
     * @throws InvalidArgumentException unless the matrix {@link #isInvertible}
     */
    public double[][] inverse() {
        if (!isInvertible()) {
            throw new InvalidArgumentException("this noise cannot be undone, its condition number is "
                    + conditionNumber() + "; use the forward correction, or less noise: " + this);
        }
        return Inverse.of(rows);
    }

    /** The probabilities, {@code [truth, given]} in the order of the labels; a copy. */
    public double[][] toArray() {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoiseMatrix that && labels.equals(that.labels) && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.deepHashCode(rows);
    }

    /** A table with the names of both axes, three digits each. */
    @Override
    public String toString() {
        return Table.of(
                "P(given | true), rows: true",
                labels,
                labels,
                (i, j) -> String.format(Locale.ROOT, "%.3f", rows[i][j]));
    }

    /** What labels one true class is given. */
    public static final class TruthRow {
        private final NoiseMatrix matrix;
        private final int truth;

        private TruthRow(NoiseMatrix matrix, int truth) {
            this.matrix = matrix;
            this.truth = truth;
        }

        /**
         * How probable a label is for the class.
         *
         * @param given one of the labels
         * @return in [0, 1]
         * @throws InvalidArgumentException if the emotion is not among the labels
         */
        public double given(Emotion given) {
            return matrix.rows[truth][matrix.labels.indexOf(given)];
        }

        /** The whole row. */
        public Scores scores() {
            return Scores.of(matrix.labels, matrix.rows[truth]);
        }
    }
}
