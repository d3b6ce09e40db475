package io.github.fer4j.eval.uncertainty;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Whether two models that answered the same samples are right equally often (McNemar, <i>Note on the Sampling Error of the
 * Difference between Correlated Proportions or Percentages</i>, Psychometrika 12, 1947). Only samples that one has right and the
 * other wrong tell: were the models equally good, each such sample would be a throw of a coin.
 *
 * @param bothRight samples that both have right
 * @param onlyFirstRight samples that the first has right and the second wrong
 * @param onlySecondRight samples that the second has right and the first wrong
 * @param bothWrong samples that both have wrong
 */
public record McNemarTest(int bothRight, int onlyFirstRight, int onlySecondRight, int bothWrong) {
    /**
     * Checks the counts.
     *
     * @throws InvalidArgumentException if one is negative
     */
    public McNemarTest {
        if (bothRight < 0 || onlyFirstRight < 0 || onlySecondRight < 0 || bothWrong < 0) {
            throw new InvalidArgumentException("counts of samples are not negative, got " + bothRight + ", "
                    + onlyFirstRight + ", " + onlySecondRight + " and " + bothWrong);
        }
    }

    /**
     * Compares two models.
     *
     * @param first what one said
     * @param second what the other said of the same samples, which are known by their ids, in any order
     * @return the test
     * @throws InvalidArgumentException if the samples are not the same, an id comes twice, or a sample has two labels
     */
    public static McNemarTest of(PredictionTable first, PredictionTable second) {
        if (first.size() != second.size()) {
            throw new InvalidArgumentException(
                    "McNemar's test compares two models on the same samples, got " + first.size() + " and "
                            + second.size() + "; leave out the samples that only one of them was asked");
        }
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < second.size(); row++) {
            if (rows.put(second.id(row), row) != null) {
                throw new InvalidArgumentException(
                        "samples are told apart by their ids, got '" + second.id(row) + "' twice");
            }
        }
        int[] counts = new int[4];
        for (int row = 0; row < first.size(); row++) {
            Integer other = rows.remove(first.id(row));
            if (other == null) {
                throw new InvalidArgumentException("McNemar's test compares two models on the same samples, got '"
                        + first.id(row) + "' from the first more often than from the second");
            }
            if (!first.labels().get(first.truth(row)).equals(second.labels().get(second.truth(other)))) {
                throw new InvalidArgumentException("McNemar's test compares with the same labels, got two of '"
                        + first.id(row) + "': " + first.labels().get(first.truth(row)) + " and "
                        + second.labels().get(second.truth(other)));
            }
            counts[(isRight(first, row) ? 0 : 2) + (isRight(second, other) ? 0 : 1)]++;
        }
        return new McNemarTest(counts[0], counts[1], counts[2], counts[3]);
    }

    private static boolean isRight(PredictionTable predictions, int row) {
        return predictions.predicted(row) == predictions.truth(row);
    }

    /** The number of samples on which just one is right. */
    public int disagreements() {
        return Math.addExact(onlyFirstRight, onlySecondRight);
    }

    /**
     * The two-sided probability of so uneven a split or a more uneven one if both are equally good: {@code min(1, 2 sum_{i <= min(b,
     * c)} C(n, i) / 2^n)} over the {@code n = b + c} disagreements. Exact, for any number of them.
     *
     * @return in [0, 1]; 1 without disagreements
     */
    public double exactPValue() {
        int n = disagreements();
        int least = Math.min(onlyFirstRight, onlySecondRight);
        double log = -n * Math.log(2);
        for (int j = 1; j <= least; j++) {
            log += Math.log((double) (n - least + j) / j);
        }
        // From the largest term down: each is the one before times i / (n - i + 1).
        double term = 1;
        double sum = 1;
        for (int i = least; i > 0 && term > sum * Math.ulp(1.0); i--) {
            term *= (double) i / (n - i + 1);
            sum += term;
        }
        return Math.min(1, 2 * sum * Math.exp(log));
    }

    /**
     * {@code max(0, |b - c| - 1)^2 / (b + c)}, with the continuity correction (Edwards, Psychometrika 13, 1948): chi-square with one
     * degree of freedom if both are equally good. For some 25 disagreements and more; {@link #exactPValue} holds always.
     *
     * @return not negative; empty without disagreements
     */
    public OptionalDouble statistic() {
        int n = disagreements();
        if (n == 0) {
            return OptionalDouble.empty();
        }
        double apart = Math.max(0, Math.abs((double) onlyFirstRight - onlySecondRight) - 1);
        return OptionalDouble.of(apart * apart / n);
    }

    /**
     * The probability of so large a {@link #statistic} or a larger one if both are equally good.
     *
     * @return in [0, 1]; empty without disagreements
     */
    public OptionalDouble chiSquarePValue() {
        OptionalDouble statistic = statistic();
        return statistic.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(ErrorFunction.complement(Math.sqrt(statistic.getAsDouble() / 2)));
    }
}
