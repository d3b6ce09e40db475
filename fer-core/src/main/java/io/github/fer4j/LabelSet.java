package io.github.fer4j;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.DISGUST;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.NEUTRAL;
import static io.github.fer4j.Emotion.SADNESS;
import static io.github.fer4j.Emotion.SURPRISE;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The emotions that a data set or a model knows, in the order of its numbers: class {@code i} of a net is {@link
 * #get(int) get(i)}. Immutable; equal where the emotions and their order are.
 */
public final class LabelSet implements Iterable<Emotion> {
    /** The seven of FER-2013, numbered as there: Ekman's six and neutral. */
    public static final LabelSet EKMAN_7 = of(ANGER, DISGUST, FEAR, HAPPINESS, SADNESS, SURPRISE, NEUTRAL);

    /** The eight of FER+, in the order of its columns. */
    public static final LabelSet FERPLUS_8 = of(NEUTRAL, HAPPINESS, SURPRISE, SADNESS, ANGER, DISGUST, FEAR, CONTEMPT);

    private final List<Emotion> emotions;
    private final Map<Emotion, Integer> indices;

    private LabelSet(List<Emotion> emotions) {
        this.emotions = List.copyOf(emotions);
        this.indices = new HashMap<>();
        for (int i = 0; i < this.emotions.size(); i++) {
            if (indices.put(this.emotions.get(i), i) != null) {
                throw new InvalidArgumentException(
                        "a label set names each emotion once, got '" + this.emotions.get(i) + "' twice");
            }
        }
        if (this.emotions.size() < 2) {
            throw new InvalidArgumentException("a label set has at least 2 emotions, got " + emotions);
        }
    }

    /**
     * A label set of these emotions in this order.
     *
     * @param emotions at least two, all different
     * @return the label set
     * @throws InvalidArgumentException if there are fewer than two, or one comes twice
     */
    public static LabelSet of(Emotion... emotions) {
        return new LabelSet(List.of(emotions));
    }

    /**
     * A label set of these emotions in this order.
     *
     * @param emotions at least two, all different
     * @return the label set
     * @throws InvalidArgumentException if there are fewer than two, or one comes twice
     */
    public static LabelSet of(List<Emotion> emotions) {
        return new LabelSet(emotions);
    }

    /**
     * A label set of the emotions of these names.
     *
     * @param names at least two, all different; see {@link Emotion#of}
     * @return the label set
     * @throws InvalidArgumentException if there are fewer than two, or one comes twice
     */
    public static LabelSet ofNames(List<String> names) {
        return new LabelSet(names.stream().map(Emotion::of).toList());
    }

    /** The number of emotions. */
    public int size() {
        return emotions.size();
    }

    /**
     * The emotion of a class number.
     *
     * @param index 0 to size - 1
     * @return the emotion
     * @throws InvalidArgumentException if there is no such class
     */
    public Emotion get(int index) {
        if (index < 0 || index >= emotions.size()) {
            throw new InvalidArgumentException(
                    "class numbers go from 0 to " + (emotions.size() - 1) + ", got " + index + " for " + this);
        }
        return emotions.get(index);
    }

    /**
     * The class number of an emotion.
     *
     * @param emotion one of this set
     * @return 0 to size - 1
     * @throws InvalidArgumentException if the emotion is not in this set
     */
    public int indexOf(Emotion emotion) {
        Integer index = indices.get(Objects.requireNonNull(emotion, "emotion"));
        if (index == null) {
            throw new InvalidArgumentException("'" + emotion + "' is not among " + this);
        }
        return index;
    }

    /**
     * Whether the emotion is in this set.
     *
     * @param emotion any emotion
     * @return true if it is
     */
    public boolean contains(Emotion emotion) {
        return indices.containsKey(emotion);
    }

    /** The emotions in order; the list cannot be changed. */
    public List<Emotion> emotions() {
        return emotions;
    }

    @Override
    public Iterator<Emotion> iterator() {
        return emotions.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSet that && emotions.equals(that.emotions);
    }

    @Override
    public int hashCode() {
        return emotions.hashCode();
    }

    /** Such as {@code [anger, disgust, fear]}. */
    @Override
    public String toString() {
        return emotions.toString();
    }
}
