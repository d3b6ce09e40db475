package io.github.fer4j.data.split;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Split;

/**
 * What share of the samples each part gets.
 *
 * @param train above 0, at most 1
 * @param validation 0 to below 1; 0 for no such part
 * @param test 0 to below 1; 0 for no such part
 */
public record Shares(double train, double validation, double test) {
    private static final double SUM_TOLERANCE = 1e-9;

    /**
     * Checks the shares.
     *
     * @throws InvalidArgumentException if one is out of range, or they do not sum to 1
     */
    public Shares {
        if (!(train > 0 && validation >= 0 && test >= 0 && Math.abs(train + validation + test - 1) <= SUM_TOLERANCE)) {
            throw new InvalidArgumentException(
                    "the shares of training, validation and test are not negative and sum to 1,"
                            + " the first above 0, got " + train + ", " + validation + " and " + test);
        }
    }

    /** 70, 15 and 15 %. */
    public static Shares standard() {
        return new Shares(0.7, 0.15, 0.15);
    }

    /** In the order of {@link Split}. */
    double[] toArray() {
        return new double[] {train, validation, test};
    }
}
