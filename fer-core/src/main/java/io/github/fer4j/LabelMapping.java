package io.github.fer4j;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the emotions of one label set become in another, so that data sets with different labels can be joined. Several
 * emotions may become one; an emotion without a counterpart is an error, unless it was said that it is dropped.
 *
 * <pre>{@code
 * LabelMapping mapping = LabelMapping.builder(LabelSet.FERPLUS_8, LabelSet.EKMAN_7)
 *         .map(Emotion.CONTEMPT, Emotion.DISGUST)
 *         .build();
 * FerDataset seven = ferPlus.relabelled(mapping);
 * }</pre>
 *
 * Immutable.
 */
public final class LabelMapping {
    /** Less of a distribution than this is rounding, not an opinion that could be scaled up to a whole. */
    private static final double LEAST_MASS = 1e-9;

    private final LabelSet from;
    private final LabelSet to;
    private final Map<Emotion, Emotion> pairs;

    private LabelMapping(LabelSet from, LabelSet to, Map<Emotion, Emotion> pairs) {
        this.from = from;
        this.to = to;
        this.pairs = pairs;
    }

    /**
     * Each emotion becomes the one of the same name: another order, or a larger label set.
     *
     * @param from the labels that samples have
     * @param to the labels that they get
     * @return the mapping
     * @throws InvalidArgumentException if an emotion of {@code from} is not in {@code to}; it is named
     */
    public static LabelMapping byName(LabelSet from, LabelSet to) {
        return builder(from, to).build();
    }

    /**
     * Starts a mapping in which each emotion that both label sets have becomes itself.
     *
     * @param from the labels that samples have
     * @param to the labels that they get
     * @return a builder, to say what becomes of the others
     */
    public static Builder builder(LabelSet from, LabelSet to) {
        return new Builder(from, to);
    }

    /** The labels that samples have before. */
    public LabelSet from() {
        return from;
    }

    /** The labels that samples have afterwards. */
    public LabelSet to() {
        return to;
    }

    /** The emotions of {@link #from} that become nothing, in its order. */
    public List<Emotion> dropped() {
        return from.emotions().stream().filter(e -> !pairs.containsKey(e)).toList();
    }

    /**
     * What becomes of an emotion.
     *
     * @param emotion one of {@link #from}
     * @return one of {@link #to}, or nothing where it is dropped
     * @throws InvalidArgumentException if the emotion is not in {@code from}
     */
    public Optional<Emotion> apply(Emotion emotion) {
        from.indexOf(emotion);
        return Optional.ofNullable(pairs.get(emotion));
    }

    /**
     * What becomes of a distribution: the probabilities of emotions that become one are added, those of dropped emotions
     * are taken away, and the rest is scaled to sum to 1 again. Valence and arousal stay.
     *
     * @param scores over {@link #from}
     * @return over {@link #to}, or nothing where all of it (up to 1e-9) lay on dropped emotions
     * @throws InvalidArgumentException if the scores are over other labels
     */
    public Optional<Scores> apply(Scores scores) {
        if (!scores.labels().equals(from)) {
            throw new InvalidArgumentException("the mapping is from " + from + ", got scores over " + scores.labels());
        }
        double[] given = scores.toArray();
        double[] mass = new double[to.size()];
        double kept = 0;
        for (int i = 0; i < given.length; i++) {
            Emotion target = pairs.get(from.get(i));
            if (target != null) {
                mass[to.indexOf(target)] += given[i];
                kept += given[i];
            }
        }
        if (kept < LEAST_MASS) {
            return Optional.empty();
        }
        for (int i = 0; i < mass.length; i++) {
            mass[i] /= kept;
        }
        Scores mapped = Scores.of(to, mass);
        return Optional.of(
                scores.valenceArousal().map(mapped::withValenceArousal).orElse(mapped));
    }

    /** The sample with its label and target changed; nothing if either becomes nothing. */
    Optional<Sample> apply(Sample sample) {
        Sample.Builder changed = sample.toBuilder();
        if (sample.label().isPresent()) {
            Optional<Emotion> label = apply(sample.label().get());
            if (label.isEmpty()) {
                return Optional.empty();
            }
            changed.label(label.get());
        }
        if (sample.target().isPresent()) {
            Optional<Scores> target = apply(sample.target().get());
            if (target.isEmpty()) {
                return Optional.empty();
            }
            changed.target(target.get());
        }
        return Optional.of(changed.build());
    }

    /** Such as {@code anger -> anger, contempt -> nothing}. */
    @Override
    public String toString() {
        return from.emotions().stream()
                .map(e -> e + " -> " + (pairs.containsKey(e) ? pairs.get(e) : "nothing"))
                .collect(Collectors.joining(", "));
    }

    /** Builds a {@link LabelMapping}; begins with the emotions that both label sets have. */
    public static final class Builder {
        private final LabelSet from;
        private final LabelSet to;
        private final Map<Emotion, Optional<Emotion>> fates = new LinkedHashMap<>();
        private boolean dropUnmapped;

        private Builder(LabelSet from, LabelSet to) {
            this.from = Objects.requireNonNull(from, "from");
            this.to = Objects.requireNonNull(to, "to");
            for (Emotion emotion : from) {
                if (to.contains(emotion)) {
                    fates.put(emotion, Optional.of(emotion));
                }
            }
        }

        /**
         * Says what an emotion becomes. Several may become the same one.
         *
         * @param emotion one of the first label set
         * @param becomes one of the second
         * @return this
         * @throws InvalidArgumentException if either is not in its label set
         */
        public Builder map(Emotion emotion, Emotion becomes) {
            requireIn(from, emotion, "goes from");
            requireIn(to, becomes, "goes to");
            fates.put(emotion, Optional.of(becomes));
            return this;
        }

        /**
         * Says that emotions become nothing: samples labelled so are left out.
         *
         * @param emotions some of the first label set
         * @return this
         * @throws InvalidArgumentException if one is not in it
         */
        public Builder drop(Emotion... emotions) {
            for (Emotion emotion : emotions) {
                requireIn(from, emotion, "goes from");
                fates.put(emotion, Optional.empty());
            }
            return this;
        }

        /**
         * Says that all emotions without a counterpart become nothing.
         *
         * @return this
         */
        public Builder dropUnmapped() {
            dropUnmapped = true;
            return this;
        }

        private static void requireIn(LabelSet labels, Emotion emotion, String goes) {
            if (!labels.contains(Objects.requireNonNull(emotion, "emotion"))) {
                throw new InvalidArgumentException(
                        "this label mapping " + goes + " " + labels + ", got '" + emotion + "'");
            }
        }

        /**
         * The mapping.
         *
         * @return the mapping
         * @throws InvalidArgumentException if an emotion has no counterpart and is not dropped (it is named), or all are
         *     dropped
         */
        public LabelMapping build() {
            List<Emotion> open =
                    from.emotions().stream().filter(e -> !fates.containsKey(e)).toList();
            if (!open.isEmpty() && !dropUnmapped) {
                throw new InvalidArgumentException("every emotion of a label mapping has a counterpart, got none for "
                        + open.stream().map(e -> "'" + e + "'").collect(Collectors.joining(", ")) + " in " + to
                        + "; map(...) it to one, drop(...) it, or call dropUnmapped()");
            }
            Map<Emotion, Emotion> pairs = new LinkedHashMap<>();
            fates.forEach((emotion, fate) -> fate.ifPresent(becomes -> pairs.put(emotion, becomes)));
            if (pairs.isEmpty()) {
                throw new InvalidArgumentException("a label mapping keeps at least one emotion, got none of "
                        + Arrays.toString(from.emotions().toArray()) + " in " + to + "; map(...) some");
            }
            return new LabelMapping(from, to, pairs);
        }
    }
}
