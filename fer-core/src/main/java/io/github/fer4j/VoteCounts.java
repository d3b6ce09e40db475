package io.github.fer4j;

import java.util.Arrays;
import java.util.Objects;

/**
 * How often each answer was given to one item, such as FER+'s ten columns. The options may hold more than emotions that a
 * model learns ({@code unknown}, {@code not-a-face}); what becomes of these is a rule of the data set. Immutable.
 */
public final class VoteCounts {
    private final LabelSet options;
    private final int[] counts;

    private VoteCounts(LabelSet options, int[] counts) {
        this.options = options;
        this.counts = counts;
    }

    /**
     * Counts of votes.
     *
     * @param options the answers that could be given
     * @param counts one for each option, not negative; copied
     * @return the counts
     * @throws InvalidArgumentException if the number of counts is wrong, one is negative, or the total is no int
     */
    public static VoteCounts of(LabelSet options, int... counts) {
        Objects.requireNonNull(options, "options");
        if (counts.length != options.size()) {
            throw new InvalidArgumentException(options.size() + " options need as many counts, got " + counts.length);
        }
        if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new InvalidArgumentException("vote counts are not negative, got " + Arrays.toString(counts));
        }
        if (Arrays.stream(counts).asLongStream().sum() > Integer.MAX_VALUE) {
            throw new InvalidArgumentException("vote counts sum to less than 2^31, got " + Arrays.toString(counts));
        }
        return new VoteCounts(options, counts.clone());
    }

    /** The answers that could be given. */
    public LabelSet options() {
        return options;
    }

    /**
     * The votes for one option.
     *
     * @param option one of the options
     * @return the count
     * @throws InvalidArgumentException if it is none of the options
     */
    public int of(Emotion option) {
        return counts[options.indexOf(option)];
    }

    /** The number of all votes. */
    public int total() {
        return Arrays.stream(counts).sum();
    }

    /** The counts in the order of the options; a copy. */
    public int[] toArray() {
        return counts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VoteCounts that && options.equals(that.options) && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * options.hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return options + " " + Arrays.toString(counts);
    }
}
