package io.github.fer4j.noise.agreement;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import java.math.BigDecimal;

/**
 * Measures how far a crowd agrees, and sorts items into three levels by the share m of their most frequent answer:
 *
 * <ul>
 *   <li>{@link AgreementLevel#AGREED}: m is at least {@link Builder#agreedFrom}, 0.8 unless set;
 *   <li>{@link AgreementLevel#UNCERTAIN}: m is at most {@link Builder#uncertainUpTo}, 0.5 unless set (no majority), or there
 *       are fewer answers than {@link Builder#minAnswers}, 2 unless set;
 *   <li>{@link AgreementLevel#DISAGREED}: all else, a majority with a minority worth noticing.
 * </ul>
 *
 * The default thresholds are round numbers, not the result of a study; report them with the levels, as {@link
 * AgreementReport#toString} does. Works on counts.
 */
public final class Agreement {
    private final double agreedFrom;
    private final double uncertainUpTo;
    private final int minAnswers;

    private Agreement(Builder builder) {
        this.agreedFrom = builder.agreedFrom;
        this.uncertainUpTo = builder.uncertainUpTo;
        this.minAnswers = builder.minAnswers;
    }

    /**
     * The agreement of votes, with the default thresholds.
     *
     * @param votes the votes; counts suffice
     * @return the report
     */
    public static AgreementReport of(CrowdVotes votes) {
        return builder().build().measure(votes);
    }

    /** For other thresholds. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The agreement of votes.
     *
     * @param votes the votes; counts suffice
     * @return the report
     */
    public AgreementReport measure(CrowdVotes votes) {
        return new AgreementReport(this, votes);
    }

    /** @param top the count of the most frequent answer, of all {@code answers} */
    AgreementLevel level(int top, int answers) {
        // 8 of 10 are 0.8 of them, though 0.8 * 10 need not be 8 in binary fractions.
        double rounding = 1e-9;
        if (answers < minAnswers || top <= uncertainUpTo * answers + rounding) {
            return AgreementLevel.UNCERTAIN;
        }
        return top >= agreedFrom * answers - rounding ? AgreementLevel.AGREED : AgreementLevel.DISAGREED;
    }

    /** Such as {@code agreed from 80 %, uncertain up to 50 % or below 2 answers}. */
    @Override
    public String toString() {
        return "agreed from " + percent(agreedFrom) + ", uncertain up to " + percent(uncertainUpTo) + " or below "
                + minAnswers + " answers";
    }

    private static String percent(double share) {
        return new BigDecimal(Double.toString(share))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    /** Builds an {@link Agreement}. */
    public static final class Builder {
        private double agreedFrom = 0.8;
        private double uncertainUpTo = 0.5;
        private int minAnswers = 2;

        private Builder() {}

        /**
         * From which share of the most frequent answer an item is agreed on.
         *
         * @param share in (0, 1]; 0.8 unless set
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder agreedFrom(double share) {
            if (!(share > 0 && share <= 1)) {
                throw new InvalidArgumentException("an item is agreed on from a share in (0, 1], got " + share);
            }
            this.agreedFrom = share;
            return this;
        }

        /**
         * Up to which share of the most frequent answer an item is uncertain.
         *
         * @param share in [0, 1); 0.5 unless set, which asks for a majority
         * @return this
         * @throws InvalidArgumentException if it is out of range
         */
        public Builder uncertainUpTo(double share) {
            if (!(share >= 0 && share < 1)) {
                throw new InvalidArgumentException("an item is uncertain up to a share in [0, 1), got " + share);
            }
            this.uncertainUpTo = share;
            return this;
        }

        /**
         * Below how many answers an item is uncertain, whatever they say.
         *
         * @param answers at least 1; 2 unless set
         * @return this
         * @throws InvalidArgumentException if it is less than 1
         */
        public Builder minAnswers(int answers) {
            if (answers < 1) {
                throw new InvalidArgumentException("a level needs at least 1 answer, got " + answers);
            }
            this.minAnswers = answers;
            return this;
        }

        /**
         * The measure.
         *
         * @return the measure
         * @throws InvalidArgumentException if items could be agreed on and uncertain at once
         */
        public Agreement build() {
            if (agreedFrom <= uncertainUpTo) {
                throw new InvalidArgumentException(
                        "the share from which items are agreed on is above that up to which they"
                                + " are uncertain, got " + agreedFrom + " and " + uncertainUpTo);
            }
            return new Agreement(this);
        }
    }
}
