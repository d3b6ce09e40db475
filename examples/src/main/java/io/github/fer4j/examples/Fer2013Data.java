package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.clean.PixelDuplicates;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.data.source.FerPlusTarget;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The data that the FER-2013 programs work on. */
final class Fer2013Data {
    private Fer2013Data() {}

    /**
     * FER-2013 with its own labels, or FER+ with the distributions of its votes.
     *
     * @param csv fer2013.csv or fer2013.csv.gz
     * @param votes fer2013new.csv, or null for FER-2013's own labels
     */
    static FerDataset load(Path csv, Path votes) {
        return votes == null
                ? Fer2013.csv(csv).load()
                : Fer2013.csv(csv)
                        .withFerPlusVotes(votes)
                        .ferPlus(FerPlusTarget.CROSS_ENTROPY)
                        .load();
    }

    /**
     * Training images, each once, without those that PublicTest holds too.
     *
     * @param data with both splits
     */
    static FerDataset distinctTraining(FerDataset data) {
        PixelDuplicates duplicates = PixelDuplicates.of(data);
        Set<String> repeats = new HashSet<>();
        duplicates.groups().forEach(group -> group.stream().skip(1).forEach(sample -> repeats.add(sample.id())));
        duplicates.repeats(Split.TRAIN, Split.VALIDATION).forEach(sample -> repeats.add(sample.id()));
        return data.split(Split.TRAIN).filter(sample -> !repeats.contains(sample.id()));
    }
}
