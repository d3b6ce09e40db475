package io.github.fer4j.data.split;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A data set in three parts. Each sample is marked with the part that it is in, whatever split it had before.
 *
 * @param train to learn from
 * @param validation to choose settings and epochs on; may be empty
 * @param test to report on, once; may be empty
 */
public record DataSplit(FerDataset train, FerDataset validation, FerDataset test) {
    /**
     * Checks that there is something to learn from, and marks the samples.
     *
     * @throws InvalidArgumentException if the training part is empty, or the label sets differ
     */
    public DataSplit {
        Objects.requireNonNull(train, "train");
        if (train.isEmpty()) {
            throw new InvalidArgumentException("a split has training samples, got none of " + train.name());
        }
        if (!train.labels().equals(validation.labels()) || !train.labels().equals(test.labels())) {
            throw new InvalidArgumentException("the parts of a split have the same labels, got " + train.labels() + ", "
                    + validation.labels() + " and " + test.labels());
        }
        train = marked(train, Split.TRAIN);
        validation = marked(validation, Split.VALIDATION);
        test = marked(test, Split.TEST);
    }

    private static FerDataset marked(FerDataset part, Split split) {
        return part.map(sample -> sample.split().orElse(null) == split
                ? sample
                : sample.toBuilder().split(split).build());
    }

    /** A data set cut by the number of the part of each sample, in the order of {@link Split}. */
    static DataSplit of(FerDataset data, int[] parts) {
        List<List<Sample>> samples = new ArrayList<>();
        for (int part = 0; part < Split.values().length; part++) {
            samples.add(new ArrayList<>());
        }
        for (int i = 0; i < parts.length; i++) {
            samples.get(parts[i]).add(data.get(i));
        }
        return new DataSplit(
                FerDataset.of(data.name(), data.labels(), samples.get(0)),
                FerDataset.of(data.name(), data.labels(), samples.get(1)),
                FerDataset.of(data.name(), data.labels(), samples.get(2)));
    }

    /**
     * A part.
     *
     * @param split which
     * @return its samples
     */
    public FerDataset part(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** All samples, part by part, each marked with its own; to be written as one manifest, say. */
    public FerDataset all() {
        List<Sample> samples = new ArrayList<>(train.samples());
        samples.addAll(validation.samples());
        samples.addAll(test.samples());
        return FerDataset.of(train.name(), train.labels(), samples);
    }

    /** Such as {@code FER-2013: 22967 to learn from, 5742 to choose on, 3589 to report on}. */
    @Override
    public String toString() {
        return train.name() + ": " + train.size() + " to learn from, " + validation.size() + " to choose on, "
                + test.size() + " to report on";
    }
}
