package io.github.fer4j.noise.aggregate;

import java.util.Locale;

/**
 * How often aggregated labels are right.
 *
 * @param correct the number of items whose label is the truth; a fraction where ties are taken in expectation
 * @param items the number of items with a known truth that got a label
 * @param unlabelled the number of items with a known truth that got none: unanswered, or tied under a rule that leaves
 *     ties without a label
 */
public record Accuracy(double correct, int items, int unlabelled) {
    /** The share of the labelled items whose label is right, in [0, 1]; NaN where none was labelled. */
    public double value() {
        return correct / items;
    }

    /** Such as {@code 63.01 % (368 of 584)}. */
    @Override
    public String toString() {
        String count = String.format(Locale.ROOT, correct == Math.rint(correct) ? "%.0f" : "%.2f", correct);
        return String.format(Locale.ROOT, "%.2f %% (%s of %d)", 100 * value(), count, items)
                + (unlabelled > 0 ? ", " + unlabelled + " without a label" : "");
    }
}
