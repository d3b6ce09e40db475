package io.github.fer4j.noise.injection;

import io.github.fer4j.FerDataset;
import io.github.fer4j.noise.correction.NoiseMatrix;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A data set with labels changed on purpose.
 *
 * @param dataset all samples in their order, some with another label; its name says what was done to it
 * @param changes which labels were changed, in the order of the data set
 * @param realisedMatrix how the labels were changed in fact, counted; classes without samples are {@link
 *     NoiseMatrix#unseen}
 */
public record NoisyDataset(FerDataset dataset, List<ChangedLabel> changes, NoiseMatrix realisedMatrix) {
    /** Copies the list. */
    public NoisyDataset {
        changes = List.copyOf(changes);
    }

    /** The places of the changed samples, as {@code LabelErrors.score} wants them. */
    public Set<Integer> changedIndices() {
        return changes.stream().map(ChangedLabel::index).collect(Collectors.toUnmodifiableSet());
    }

    /** The share of labels that were changed, in [0, 1]. */
    public double share() {
        return (double) changes.size() / dataset.size();
    }
}
