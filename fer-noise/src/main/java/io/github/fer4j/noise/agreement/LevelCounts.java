package io.github.fer4j.noise.agreement;

import java.util.Locale;

/**
 * How many items are of each level.
 *
 * @param agreed the number of {@link AgreementLevel#AGREED} items
 * @param disagreed the number of {@link AgreementLevel#DISAGREED} items
 * @param uncertain the number of {@link AgreementLevel#UNCERTAIN} items
 */
public record LevelCounts(int agreed, int disagreed, int uncertain) {
    /** The number of items. */
    public int total() {
        return agreed + disagreed + uncertain;
    }

    /**
     * The number of items of a level.
     *
     * @param level the level
     * @return the count
     */
    public int of(AgreementLevel level) {
        return switch (level) {
            case AGREED -> agreed;
            case DISAGREED -> disagreed;
            case UNCERTAIN -> uncertain;
        };
    }

    /**
     * The share of the items that are of a level.
     *
     * @param level the level
     * @return in [0, 1]; NaN if there are no items
     */
    public double share(AgreementLevel level) {
        return (double) of(level) / total();
    }

    /** Such as {@code 120 agreed (60.0 %), 50 disagreed (25.0 %), 30 uncertain (15.0 %)}. */
    @Override
    public String toString() {
        return total() == 0
                ? "no items"
                : String.format(
                        Locale.ROOT,
                        "%d agreed (%.1f %%), %d disagreed (%.1f %%), %d uncertain (%.1f %%)",
                        agreed,
                        100 * share(AgreementLevel.AGREED),
                        disagreed,
                        100 * share(AgreementLevel.DISAGREED),
                        uncertain,
                        100 * share(AgreementLevel.UNCERTAIN));
    }
}
