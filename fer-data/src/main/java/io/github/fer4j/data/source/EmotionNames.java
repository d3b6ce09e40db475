package io.github.fer4j.data.source;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What is written in files, and the emotions, label sets and splits that it stands for. */
final class EmotionNames {
    /** The emotions that go without saying, in the order that label sets made from names have. */
    static final List<Emotion> KNOWN = known();

    private static final Map<String, Split> SPLITS = splits();

    private EmotionNames() {}

    private static List<Emotion> known() {
        List<Emotion> all = new ArrayList<>(LabelSet.EKMAN_7.emotions());
        all.add(Emotion.CONTEMPT);
        return List.copyOf(all);
    }

    private static Map<String, Split> splits() {
        Map<String, Split> splits = new HashMap<>();
        List.of("train", "training").forEach(name -> splits.put(name, Split.TRAIN));
        List.of("val", "valid", "validation", "dev", "publictest").forEach(name -> splits.put(name, Split.VALIDATION));
        List.of("test", "testing", "privatetest").forEach(name -> splits.put(name, Split.TEST));
        return Map.copyOf(splits);
    }

    /** The split of this name, such as {@code train}, {@code Validation}, {@code public_test} or {@code val_set}. */
    static Optional<Split> split(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
        Split split = SPLITS.get(plain);
        return Optional.ofNullable(
                split == null && plain.endsWith("set") ? SPLITS.get(plain.substring(0, plain.length() - 3)) : split);
    }

    /** The emotion of this name, if it can be one at all. */
    static Optional<Emotion> emotion(String name) {
        try {
            return Optional.of(Emotion.of(name));
        } catch (InvalidArgumentException e) {
            return Optional.empty();
        }
    }

    /** The emotion that a field means: its name, or its number in the label set. */
    static Optional<Emotion> emotion(String text, LabelSet labels) {
        Optional<Emotion> named = emotion(text).filter(labels::contains);
        if (named.isPresent()) {
            return named;
        }
        int number = Fields.whole(text);
        return number >= 0 && number < labels.size() ? Optional.of(labels.get(number)) : Optional.empty();
    }

    /**
     * The label set of the emotions that were found: the seven of {@link LabelSet#EKMAN_7} in its order, contempt, then all
     * others by name. So the label set does not depend on the order in which they came.
     */
    static LabelSet labelSet(Collection<Emotion> found, String where) {
        List<Emotion> ordered = new ArrayList<>(KNOWN);
        ordered.retainAll(found);
        TreeSet<Emotion> others = new TreeSet<>(found);
        others.removeAll(KNOWN);
        ordered.addAll(others);
        if (ordered.size() < 2) {
            throw new FerException("a data set has at least 2 labels, got " + ordered + " in " + where
                    + "; if that is right, name the whole label set, with labels(...)");
        }
        return LabelSet.of(ordered);
    }
}
