package io.github.fer4j.data.split;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;

/** The class number of each sample. */
final class Classes {
    private Classes() {}

    /** Checks that each sample has a class and each class a sample. */
    static int[] of(FerDataset data) {
        if (data.isEmpty()) {
            throw new InvalidArgumentException("there is at least one sample to split, got none of " + data.name());
        }
        int[] classes = new int[data.size()];
        int[] counts = new int[data.labels().size()];
        for (int i = 0; i < classes.length; i++) {
            Sample sample = data.get(i);
            Emotion emotion = sample.label()
                    .or(() -> sample.target().map(Scores::top))
                    .orElseThrow(
                            () -> new InvalidArgumentException("a stratified split needs the class of every sample,"
                                    + " got neither label nor target for '" + sample.id() + "'"));
            classes[i] = data.labels().indexOf(emotion);
            counts[classes[i]]++;
        }
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                throw new InvalidArgumentException("a stratified split needs samples of every class, got none of '"
                        + data.labels().get(label) + "' in " + data.name()
                        + "; add some, or use a label set without it");
            }
        }
        return classes;
    }
}
