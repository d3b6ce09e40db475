package io.github.fer4j;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a face shows. The eight emotions of FER+ are constants; data sets with other labels (compound expressions, say)
 * make their own with {@link #of}. Two emotions are equal when their names are.
 *
 * @param name lower-case words joined by hyphens, such as {@code happiness} or {@code happily-surprised}
 */
public record Emotion(String name) implements Comparable<Emotion> {
    /** No emotion shown. */
    public static final Emotion NEUTRAL = new Emotion("neutral");
    /** Happiness, joy. */
    public static final Emotion HAPPINESS = new Emotion("happiness");
    /** Surprise. */
    public static final Emotion SURPRISE = new Emotion("surprise");
    /** Sadness. */
    public static final Emotion SADNESS = new Emotion("sadness");
    /** Anger. */
    public static final Emotion ANGER = new Emotion("anger");
    /** Disgust. */
    public static final Emotion DISGUST = new Emotion("disgust");
    /** Fear. */
    public static final Emotion FEAR = new Emotion("fear");
    /** Contempt. */
    public static final Emotion CONTEMPT = new Emotion("contempt");

    /** What data sets call the eight, beside the names used here. */
    private static final Map<String, Emotion> ALIASES = Map.ofEntries(
            Map.entry("happy", HAPPINESS),
            Map.entry("joy", HAPPINESS),
            Map.entry("surprised", SURPRISE),
            Map.entry("sad", SADNESS),
            Map.entry("angry", ANGER),
            Map.entry("disgusted", DISGUST),
            Map.entry("fearful", FEAR),
            Map.entry("afraid", FEAR),
            Map.entry("contemptuous", CONTEMPT));

    /**
     * Checks the name.
     *
     * @throws InvalidArgumentException unless the name is lower-case letters and digits joined by single hyphens
     */
    public Emotion {
        Objects.requireNonNull(name, "name");
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new InvalidArgumentException(
                    "an emotion's name is lower-case letters and digits joined by hyphens, got '" + name + "'");
        }
    }

    /**
     * The emotion of this name. Upper case, spaces and underscores are taken as they are meant, and the usual other names
     * are known: {@code "Happy"} is {@link #HAPPINESS}.
     *
     * @param name a name such as {@code Fear}, {@code sad}, {@code happily surprised}
     * @return the emotion, a constant of this class where there is one
     * @throws InvalidArgumentException if it is not words of English letters and digits
     */
    public static Emotion of(String name) {
        String plain = Objects.requireNonNull(name, "name")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", "-");
        Emotion alias = ALIASES.get(plain);
        return alias != null ? alias : new Emotion(plain);
    }

    /** Which is also what an emotion is in JSON. */
    @Override
    @JsonValue
    public String name() {
        return name;
    }

    @Override
    public int compareTo(Emotion other) {
        return name.compareTo(other.name);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
