package io.github.fer4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Samples with the label set that their labels belong to. Immutable; each method that narrows or changes gives a new data
 * set. Images are loaded only when asked for.
 */
public final class FerDataset implements Iterable<Sample> {
    private final String name;
    private final LabelSet labels;
    private final List<Sample> samples;

    private FerDataset(String name, LabelSet labels, List<Sample> samples) {
        this.name = Objects.requireNonNull(name, "name");
        this.labels = Objects.requireNonNull(labels, "labels");
        this.samples = List.copyOf(samples);
    }

    /**
     * A data set.
     *
     * @param name what reports call it, such as {@code FER-2013}
     * @param labels what its labels and targets are over
     * @param samples in their order; may be empty
     * @return the data set
     * @throws InvalidArgumentException if a sample's label or target is not over the label set
     */
    public static FerDataset of(String name, LabelSet labels, List<Sample> samples) {
        for (Sample sample : samples) {
            if (sample.label().isPresent() && !labels.contains(sample.label().get())) {
                throw new InvalidArgumentException(
                        sample.id() + ": the label '" + sample.label().get() + "' is not among " + labels);
            }
            if (sample.target().isPresent() && !sample.target().get().labels().equals(labels)) {
                throw new InvalidArgumentException(sample.id() + ": the target is over "
                        + sample.target().get().labels() + ", the data set over " + labels);
            }
        }
        return new FerDataset(name, labels, samples);
    }

    /**
     * Several data sets as one, one after the other. Where two parts have a sample of the same id, the name of the part and
     * a slash are put before both ids, such as {@code RAF-DB/train_00001.jpg}; all other ids stay.
     *
     * @param name what reports call the whole
     * @param parts at least one, all over the same label set
     * @return the samples of all parts
     * @throws InvalidArgumentException if no part is given, the label sets differ (map one first, with {@link #relabelled}),
     *     or parts with a common id have the same name
     */
    public static FerDataset join(String name, FerDataset... parts) {
        return DatasetJoin.join(name, List.of(parts));
    }

    /** What reports call it. */
    public String name() {
        return name;
    }

    /**
     * The same samples under another name.
     *
     * @param newName what reports call it
     * @return the data set
     */
    public FerDataset named(String newName) {
        return new FerDataset(newName, labels, samples);
    }

    /** What its labels and targets are over. */
    public LabelSet labels() {
        return labels;
    }

    /** The samples in order; the list cannot be changed. */
    public List<Sample> samples() {
        return samples;
    }

    /** The number of samples. */
    public int size() {
        return samples.size();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return samples.isEmpty();
    }

    /**
     * The sample at a place.
     *
     * @param index 0 to size - 1
     * @return the sample
     * @throws IndexOutOfBoundsException if there is none
     */
    public Sample get(int index) {
        return samples.get(index);
    }

    @Override
    public Iterator<Sample> iterator() {
        return samples.iterator();
    }

    /**
     * The samples of a published split.
     *
     * @param split which
     * @return those whose {@link Sample#split} is this one; maybe none
     */
    public FerDataset split(Split split) {
        Objects.requireNonNull(split, "split");
        return filter(sample -> sample.split().orElse(null) == split);
    }

    /**
     * The samples that pass a test.
     *
     * @param keep the test
     * @return those that pass, in order
     */
    public FerDataset filter(Predicate<Sample> keep) {
        return new FerDataset(name, labels, samples.stream().filter(keep).toList());
    }

    /**
     * Every sample changed.
     *
     * @param change what to do to each
     * @return the data set of the changed samples
     * @throws InvalidArgumentException if a changed label or target is not over the label set
     */
    public FerDataset map(UnaryOperator<Sample> change) {
        return of(name, labels, samples.stream().map(change).toList());
    }

    /**
     * The samples with other labels. Hard labels and targets are mapped; a sample whose label is dropped, or whose target
     * lies wholly on dropped emotions, is left out. Votes stay as they were given: they are a record, over options of their
     * own.
     *
     * @param mapping from the label set of this data set
     * @return the data set over {@link LabelMapping#to}
     * @throws InvalidArgumentException if the mapping is from another label set
     */
    public FerDataset relabelled(LabelMapping mapping) {
        if (!mapping.from().equals(labels)) {
            throw new InvalidArgumentException(
                    "the mapping is from " + mapping.from() + ", the data set " + name + " is over " + labels);
        }
        return of(
                name,
                mapping.to(),
                samples.stream()
                        .flatMap(sample -> mapping.apply(sample).stream())
                        .toList());
    }

    /**
     * The samples with the crowd's votes, joined by id: the votes on the item {@code x} go to the sample of the id {@code
     * x}. Samples that nobody voted on stay as they are. {@link VoteJoin#of} does the same and reports what does not fit.
     *
     * @param votes over any options; they may hold more than the label set
     * @return all samples
     * @throws InvalidArgumentException if an item is no sample's id, or the id of two
     */
    public FerDataset withVotes(CrowdVotes votes) {
        return VoteJoin.of(this, votes).requireAllMatched();
    }

    /**
     * The samples in a random order.
     *
     * @param seed the same seed gives the same order
     * @return all samples, shuffled
     */
    public FerDataset shuffled(long seed) {
        List<Sample> shuffled = new ArrayList<>(samples);
        Collections.shuffle(shuffled, new Random(seed));
        return new FerDataset(name, labels, shuffled);
    }

    /**
     * The first samples.
     *
     * @param count how many at most; not negative
     * @return the first {@code count}, or all
     * @throws InvalidArgumentException if the count is negative
     */
    public FerDataset take(int count) {
        if (count < 0) {
            throw new InvalidArgumentException("a number of samples is not negative, got " + count);
        }
        return new FerDataset(name, labels, samples.subList(0, Math.min(count, samples.size())));
    }

    /** How many samples each emotion has, by hard label or else the top of the target; unlabelled samples do not count. */
    public Map<Emotion, Integer> classCounts() {
        Map<Emotion, Integer> counts = new LinkedHashMap<>();
        labels.forEach(emotion -> counts.put(emotion, 0));
        for (Sample sample : samples) {
            sample.label().or(() -> sample.target().map(Scores::top)).ifPresent(e -> counts.merge(e, 1, Integer::sum));
        }
        return Collections.unmodifiableMap(counts);
    }

    /** Such as {@code FER-2013: 28709 samples of 7 classes}. */
    @Override
    public String toString() {
        return name + ": " + samples.size() + " samples of " + labels.size() + " classes";
    }
}
