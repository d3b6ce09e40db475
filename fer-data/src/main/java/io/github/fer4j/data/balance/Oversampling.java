package io.github.fer4j.data.balance;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Adds copies of samples of rare classes until each class has a stated share of the largest one. Samples of a class are copied
 * in turn, in a random order, so that none is copied twice more than another. Copies can be augmented, each in another way, the
 * originals never: augmentation of the minority classes only.
 *
 * <pre>{@code
 * FerDataset balanced = Oversampling.to(0.5).augmented(Augmentation.standard()).seed(42).apply(split.train());
 * }</pre>
 *
 * A copy is named after its original, {@code fer2013.csv:118#copy1}, and holds all that it holds. Only training data are
 * oversampled: copies in the other parts would count some samples more than once.
 */
public final class Oversampling {
    private final double ratio;
    private final Augmentation augmentation;
    private final long seed;

    private Oversampling(double ratio, Augmentation augmentation, long seed) {
        this.ratio = ratio;
        this.augmentation = augmentation;
        this.seed = seed;
    }

    /**
     * Copies until each class has this share of the largest.
     *
     * @param ratio above 0, at most 1; 1 makes all classes equal
     * @return plain copies, seed 42
     * @throws InvalidArgumentException if the ratio is out of range
     */
    public static Oversampling to(double ratio) {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new InvalidArgumentException(
                    "classes are filled up to a share of the largest above 0 and at most 1, got " + ratio);
        }
        return new Oversampling(ratio, Augmentation.none(), 42);
    }

    /**
     * The same with augmented copies.
     *
     * @param recipe of the changes; applied each time a copy's image is loaded, with the same result each time
     * @return the changed oversampling
     */
    public Oversampling augmented(Augmentation recipe) {
        return new Oversampling(ratio, Objects.requireNonNull(recipe, "recipe"), seed);
    }

    /**
     * The same with another choice of samples and changes.
     *
     * @param value any
     * @return the changed oversampling
     */
    public Oversampling seed(long value) {
        return new Oversampling(ratio, augmentation, value);
    }

    /**
     * The data set with copies.
     *
     * @param training every sample with a class, and none of a validation or test split
     * @return all samples in their order, then the copies, class by class
     * @throws InvalidArgumentException if a sample has no class or belongs to another split than training, or a class has no
     *     samples to copy
     */
    public FerDataset apply(FerDataset training) {
        Map<Emotion, List<Sample>> classes = new LinkedHashMap<>();
        training.labels().forEach(emotion -> classes.put(emotion, new ArrayList<>()));
        for (Sample sample : training) {
            requireTraining(sample);
            Emotion emotion = sample.label()
                    .or(() -> sample.target().map(Scores::top))
                    .orElseThrow(() -> new InvalidArgumentException("oversampling needs the class of every sample, got"
                            + " neither label nor target for '" + sample.id() + "'"));
            classes.get(emotion).add(sample);
        }
        int largest = classes.values().stream().mapToInt(List::size).max().orElse(0);
        int wanted = (int) Math.ceil(ratio * largest - 1e-9);
        List<Sample> all = new ArrayList<>(training.samples());
        classes.forEach((emotion, samples) -> {
            if (samples.isEmpty()) {
                throw new InvalidArgumentException("oversampling copies samples of every class, got none of '" + emotion
                        + "' in " + training.name() + "; add some, or use a label set without it");
            }
            all.addAll(copies(emotion, samples, wanted - samples.size()));
        });
        return FerDataset.of(training.name(), training.labels(), all);
    }

    private static void requireTraining(Sample sample) {
        if (sample.split().isPresent() && sample.split().get() != Split.TRAIN) {
            throw new InvalidArgumentException("only training data are oversampled, got '" + sample.id()
                    + "' of the split " + sample.split().get() + "; split first, then oversample the training part");
        }
    }

    private List<Sample> copies(Emotion emotion, List<Sample> samples, int count) {
        List<Sample> turn = new ArrayList<>(samples);
        Random random = new Random(31 * seed + emotion.name().hashCode());
        Collections.shuffle(turn, random);
        List<Sample> copies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Sample original = turn.get(i % turn.size());
            copies.add(copy(original, 1 + i / turn.size(), random.nextLong()));
        }
        return copies;
    }

    private Sample copy(Sample original, int number, long copySeed) {
        ImageSource image =
                augmentation.isNone() ? original.image() : new Augmented(original.image(), augmentation, copySeed);
        Sample.Builder copy =
                Sample.builder(original.id() + "#copy" + number, image).weight(original.weight());
        original.label().ifPresent(copy::label);
        original.votes().ifPresent(copy::votes);
        original.target().ifPresent(copy::target);
        original.split().ifPresent(copy::split);
        original.subject().ifPresent(copy::subject);
        original.valenceArousal().ifPresent(copy::valenceArousal);
        return copy.build();
    }

    /** An image that is changed each time it is loaded, each time the same way. */
    private record Augmented(ImageSource source, Augmentation augmentation, long seed) implements ImageSource {
        @Override
        public Image load() {
            return augmentation.apply(source.load(), seed);
        }
    }

    /** Such as {@code oversampling to 0.5, copies changed by flip, rotation 15, seed 42}, for provenance. */
    @Override
    public String toString() {
        return "oversampling to " + ratio
                + (augmentation.isNone() ? "" : ", copies changed by " + augmentation.describe())
                + ", seed " + seed;
    }
}
