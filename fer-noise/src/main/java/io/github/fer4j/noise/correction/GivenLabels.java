package io.github.fer4j.noise.correction;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;

/** The labels that a data set gives its samples. */
final class GivenLabels {
    private GivenLabels() {}

    /** The hard label, else the top of the target. */
    static Emotion of(Sample sample) {
        return sample.label()
                .or(() -> sample.target().map(Scores::top))
                .orElseThrow(() -> new InvalidArgumentException(
                        sample.id() + ": the sample has neither a label nor a target; filter such samples out first"));
    }

    /** The class numbers of all samples. */
    static int[] of(FerDataset data) {
        return data.samples().stream()
                .mapToInt(sample -> data.labels().indexOf(of(sample)))
                .toArray();
    }
}
