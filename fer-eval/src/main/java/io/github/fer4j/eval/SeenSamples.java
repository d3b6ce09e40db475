package io.github.fer4j.eval;

import io.github.fer4j.format.SeenImages;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which of the evaluated samples the classifier had seen before, by its {@link io.github.fer4j.Classifier#seen provenance}.
 *
 * @param knowledge how much the classifier says of what it saw; only where it says all, a sample that is in neither list is new
 *     to it
 * @param learned the ids of the samples whose images it learned from, in the order of the data
 * @param validated the ids of those that it was chosen on and did not learn from, in the order of the data
 */
public record SeenSamples(Knowledge knowledge, List<String> learned, List<String> validated) {
    private static final SeenSamples UNKNOWN = new SeenSamples(Knowledge.NONE, List.of(), List.of());

    /** How much a classifier says of what it saw. */
    public enum Knowledge {
        /** Every image that it saw is known. */
        ALL,
        /** Some are, such as of one member of an ensemble, or of a training that began from weights from elsewhere. */
        SOME,
        /** It says nothing, or there was no classifier but predictions made elsewhere. */
        NONE
    }

    /** Copies the lists. */
    public SeenSamples {
        Objects.requireNonNull(knowledge, "knowledge");
        learned = List.copyOf(learned);
        validated = List.copyOf(validated);
    }

    /** Of predictions whose classifier says nothing. */
    public static SeenSamples unknown() {
        return UNKNOWN;
    }

    static Knowledge knowledge(SeenImages images) {
        return images.isComplete() ? Knowledge.ALL : images.isUnknown() ? Knowledge.NONE : Knowledge.SOME;
    }

    /** Whether no sample is known to have been seen; says nothing where {@link #knowledge} is not {@link Knowledge#ALL}. */
    public boolean isEmpty() {
        return learned.isEmpty() && validated.isEmpty();
    }

    /** Of some of the samples. */
    SeenSamples of(Set<String> ids) {
        return isEmpty()
                ? this
                : new SeenSamples(
                        knowledge,
                        learned.stream().filter(ids::contains).toList(),
                        validated.stream().filter(ids::contains).toList());
    }
}
