package io.github.fer4j.data.clean;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.format.ImageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The images that a data set holds more than once, pixel for pixel. A test image that was learned from flatters the
 * accuracy: 280 of FER-2013's 3,589 PublicTest rows are also in Training, so figures are reported with and without them.
 *
 * <pre>{@code
 * PixelDuplicates duplicates = PixelDuplicates.of(data);
 * FerDataset unseen = duplicates.without(Split.VALIDATION, Split.TRAIN);
 * }</pre>
 *
 * <p>Each image is loaded once, and only its {@link ImageDigest} is kept. Near duplicates (other sizes, other compression) are not found. Immutable.
 */
public final class PixelDuplicates {
    private final FerDataset dataset;
    private final List<List<Sample>> groups;

    private PixelDuplicates(FerDataset dataset, List<List<Sample>> groups) {
        this.dataset = dataset;
        this.groups = groups;
    }

    /**
     * Looks for duplicates.
     *
     * @param dataset any data set; all of its images are loaded
     * @return what was found
     * @throws io.github.fer4j.UnreadableImageException if an image cannot be read
     */
    public static PixelDuplicates of(FerDataset dataset) {
        Map<ImageDigest, List<Sample>> byImage = new LinkedHashMap<>();
        for (Sample sample : dataset) {
            byImage.computeIfAbsent(ImageDigest.of(sample.image().load()), digest -> new ArrayList<>(1))
                    .add(sample);
        }
        return new PixelDuplicates(
                dataset,
                byImage.values().stream()
                        .filter(group -> group.size() > 1)
                        .map(List::copyOf)
                        .toList());
    }

    /**
     * The groups of samples with the same image.
     *
     * @return each of at least two samples, in the order of the data set; groups in the order of their first samples
     */
    public List<List<Sample>> groups() {
        return groups;
    }

    /**
     * The samples of a split whose image is in another split too.
     *
     * @param split whose samples to look at
     * @param others where to look for the same image; at least one, none of them {@code split} itself
     * @return those samples, in the order of the data set
     * @throws InvalidArgumentException if no other split is given, or {@code split} is among them
     */
    public List<Sample> repeats(Split split, Split... others) {
        Set<Sample> repeated = repeated(split, others);
        return dataset.samples().stream().filter(repeated::contains).toList();
    }

    /**
     * The samples of a split whose image is in none of the other splits.
     *
     * @param split whose samples to look at
     * @param others as in {@link #repeats}
     * @return the split without {@link #repeats}
     * @throws InvalidArgumentException if no other split is given, or {@code split} is among them
     */
    public FerDataset without(Split split, Split... others) {
        Set<Sample> repeated = repeated(split, others);
        return dataset.split(split).filter(sample -> !repeated.contains(sample));
    }

    private Set<Sample> repeated(Split split, Split... others) {
        Objects.requireNonNull(split, "split");
        List<Split> elsewhere = List.of(others);
        if (elsewhere.isEmpty() || elsewhere.contains(split)) {
            throw new InvalidArgumentException(
                    "repeats of a split are looked for in other splits, got " + elsewhere + " for " + split);
        }
        Set<Sample> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Sample> group : groups) {
            if (group.stream()
                    .anyMatch(
                            sample -> sample.split().filter(elsewhere::contains).isPresent())) {
                group.stream()
                        .filter(sample -> sample.split().orElse(null) == split)
                        .forEach(repeated::add);
            }
        }
        return repeated;
    }
}
