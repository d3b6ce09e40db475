package io.github.fer4j.data.source;

import io.github.fer4j.CrowdVotes;
import java.util.List;
import java.util.Objects;

/**
 * What {@link CrowdAnswers} found.
 *
 * @param votes the answers that were read
 * @param rowsRead the rows of answers or counts that were looked at, without the header
 * @param skipped rows of all files that break the rules; empty unless the reader is lenient
 * @param withoutAnswers items of the truth file or the gold list that nobody answered; they are not among the votes
 */
public record CrowdReport(CrowdVotes votes, int rowsRead, List<SkippedRow> skipped, List<String> withoutAnswers) {
    /** Copies the lists. */
    public CrowdReport {
        Objects.requireNonNull(votes, "votes");
        skipped = List.copyOf(skipped);
        withoutAnswers = List.copyOf(withoutAnswers);
    }
}
