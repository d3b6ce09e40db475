package io.github.fer4j.data.synthetic;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import java.util.List;
import java.util.Objects;

/**
 * What a {@link SimulatedCrowd} said of a data set, and who they truly are.
 *
 * @param votes who gave which answer, by the samples' ids, with the samples' labels as the truth
 * @param annotators all of them, in the order of their numbers, also those who happened to answer nothing; cannot be
 *     changed
 * @param annotated the data set, each sample with the counts of its answers as its votes; labels are the true ones still
 */
public record SimulatedAnswers(CrowdVotes votes, List<SimulatedAnnotator> annotators, FerDataset annotated) {
    /** Copies the list. */
    public SimulatedAnswers {
        Objects.requireNonNull(votes, "votes");
        Objects.requireNonNull(annotated, "annotated");
        annotators = List.copyOf(annotators);
    }

    /**
     * An annotator by the name that the votes have.
     *
     * @param name such as {@code annotator 3}
     * @return the annotator
     * @throws InvalidArgumentException if there is none of this name
     */
    public SimulatedAnnotator annotator(String name) {
        return annotators.stream()
                .filter(annotator -> annotator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidArgumentException("the annotators are called '"
                        + annotators.get(0).name() + "' to '"
                        + annotators.get(annotators.size() - 1).name() + "', got '" + name + "'"));
    }

    /** Those who answer without looking; cannot be changed. */
    public List<SimulatedAnnotator> spammers() {
        return annotators.stream()
                .filter(annotator -> annotator.spammer().isPresent())
                .toList();
    }
}
