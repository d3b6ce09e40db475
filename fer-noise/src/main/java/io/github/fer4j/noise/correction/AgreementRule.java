package io.github.fer4j.noise.correction;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.VoteCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which items people agree on enough to learn from; the others are set aside, for another vote or to be left out. An item is
 * kept if it has at least {@code minimumVotes} votes and its leading answer has <i>more</i> than {@code shareAbove} of
 * them. All options count, so that a face which most people answered {@code unknown} to is kept: what it is labelled is
 * another rule's.
 *
 * @param shareAbove the share of votes that the leading answer has to exceed, in [0, 1); from 0.5 on, no kept item is a tie
 * @param minimumVotes how many votes an item needs, at least 1
 */
public record AgreementRule(double shareAbove, int minimumVotes) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidArgumentException if one is out of range
     */
    public AgreementRule {
        if (!(shareAbove >= 0 && shareAbove < 1)) {
            throw new InvalidArgumentException(
                    "the share of votes to exceed is in [0, 1), got " + shareAbove + "; use 0.99 for all votes");
        }
        if (minimumVotes < 1) {
            throw new InvalidArgumentException("an item needs at least 1 vote, got a minimum of " + minimumVotes);
        }
    }

    /** More than half of at least one vote. */
    public static AgreementRule majority() {
        return new AgreementRule(0.5, 1);
    }

    /**
     * Whether these votes agree enough.
     *
     * @param votes of one item
     * @return true if so
     */
    public boolean keeps(VoteCounts votes) {
        int total = votes.total();
        int most = Arrays.stream(votes.toArray()).max().orElse(0);
        return total >= minimumVotes && most > shareAbove * total;
    }

    /**
     * Parts a data set.
     *
     * @param data samples with {@link Sample#votes}; those without are set aside
     * @return both parts, in the order of the data
     */
    public AgreementSplit split(FerDataset data) {
        List<Sample> kept = new ArrayList<>();
        List<Sample> setAside = new ArrayList<>();
        for (Sample sample : data) {
            (sample.votes().filter(this::keeps).isPresent() ? kept : setAside).add(sample);
        }
        return new AgreementSplit(
                this,
                FerDataset.of(data.name(), data.labels(), kept),
                FerDataset.of(data.name() + ", set aside", data.labels(), setAside));
    }
}
