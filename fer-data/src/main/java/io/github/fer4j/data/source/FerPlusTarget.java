package io.github.fer4j.data.source;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.VoteCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How FER+ makes a training target of ten votes: Barsoum, Zhang, Canton Ferrer, Zhang, <i>Training Deep Networks for
 * Facial Expression Recognition with Crowd-Sourced Label Distribution</i>, ICMI 2016 (arXiv 1608.01041), and where the
 * paper leaves details open, the code that its authors published with it.
 *
 * <p>Every rule first takes a single vote for an option as noise and sets it to 0; <i>S</i> is the sum of what is left.
 * Rows on which most people said {@code unknown} or {@code not-a-face} are dropped; on all others these two options are
 * cut off and the rest is scaled to sum to 1. Comparisons are made in whole numbers, so they are exact.
 */
public enum FerPlusTarget {
    /** All on the option with most votes, if it has more than half of S; else the row is dropped. */
    MAJORITY {
        @Override
        int[] choose(int[] votes, long sum) {
            int top = argmax(votes);
            int[] chosen = new int[votes.length];
            if (2L * votes[top] > sum) {
                chosen[top] = votes[top];
            }
            return chosen;
        }
    },

    /**
     * The shares of the most voted emotions (the paper's <i>cross-entropy</i>, and the sampling weights of its
     * <i>probabilistic label drawing</i>). Options are taken in falling order of votes, those with equal votes together,
     * until they hold three quarters of S or are three. Taking ends where {@code unknown} or {@code not-a-face} comes, and
     * the row is dropped if that is the first. It is dropped too if what was taken holds no more than half of S, or if a
     * tie made it more than three.
     */
    CROSS_ENTROPY {
        @Override
        int[] choose(int[] votes, long sum) {
            int[] left = votes.clone();
            int[] chosen = new int[votes.length];
            long taken = 0;
            int count = 0;
            boolean ended = false;
            while (!ended && 4 * taken < 3 * sum && count < 3) {
                int most = left[argmax(left)];
                for (int i = 0; i < left.length && !ended; i++) {
                    if (left[i] == most) {
                        ended = i >= EMOTIONS;
                        if (!ended) {
                            chosen[i] = most;
                            left[i] = 0;
                            taken += most;
                            count++;
                        }
                    }
                }
            }
            return 2 * taken > sum && count <= 3 ? chosen : new int[votes.length];
        }
    },

    /**
     * The shares of all emotions that could be meant: those with at least 0.3 of S. Dropped if these hold no more than
     * half of S. Goes with the multi-target loss of the paper.
     */
    MULTI_TARGET {
        @Override
        int[] choose(int[] votes, long sum) {
            int[] chosen = new int[votes.length];
            long taken = 0;
            for (int i = 0; i < votes.length; i++) {
                if (10L * votes[i] >= 3 * sum) {
                    chosen[i] = votes[i];
                    taken += votes[i];
                }
            }
            return 2 * taken > sum ? chosen : new int[votes.length];
        }
    };

    /**
     * What a voter could say, in the order of the columns: the eight emotions of {@link LabelSet#FERPLUS_8}, then {@code
     * unknown} and {@code not-a-face} (the column {@code NF}).
     */
    public static final LabelSet OPTIONS = options();

    private static final int EMOTIONS = LabelSet.FERPLUS_8.size();

    /**
     * The target of one row.
     *
     * @param votes counts over {@link #OPTIONS}
     * @return the target over {@link LabelSet#FERPLUS_8}; empty if the rule drops the row
     * @throws InvalidArgumentException if the votes are over other options
     */
    public Optional<Scores> apply(VoteCounts votes) {
        if (!votes.options().equals(OPTIONS)) {
            throw new InvalidArgumentException("FER+ targets are made of votes over " + OPTIONS + ", got votes over "
                    + votes.options() + "; build them with VoteCounts.of(FerPlusTarget.OPTIONS, ...)");
        }
        int[] counts = Arrays.stream(votes.toArray()).map(v -> v <= 1 ? 0 : v).toArray();
        int[] chosen = choose(counts, sum(counts));
        int top = argmax(chosen);
        if (chosen[top] == 0 || top >= EMOTIONS) {
            return Optional.empty();
        }
        int[] emotions = Arrays.copyOf(chosen, EMOTIONS);
        double sum = sum(emotions);
        return Optional.of(Scores.of(
                LabelSet.FERPLUS_8,
                Arrays.stream(emotions).mapToDouble(v -> v / sum).toArray()));
    }

    /**
     * The votes that count.
     *
     * @param votes one for each of the ten options, single votes already set to 0
     * @param sum their sum, S
     * @return the votes of the options that are kept, 0 for the others; all 0 where the row is dropped
     */
    abstract int[] choose(int[] votes, long sum);

    /** The first of the largest, as NumPy's argmax in the published code. */
    private static int argmax(int[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static long sum(int[] values) {
        return Arrays.stream(values).asLongStream().sum();
    }

    private static LabelSet options() {
        List<Emotion> options = new ArrayList<>(LabelSet.FERPLUS_8.emotions());
        options.add(Emotion.of("unknown"));
        options.add(Emotion.of("not-a-face"));
        return LabelSet.of(options);
    }
}
