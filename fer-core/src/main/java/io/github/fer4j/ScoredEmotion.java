package io.github.fer4j;

import java.util.Locale;
import java.util.Objects;

/**
 * An emotion and how probable it is.
 *
 * @param emotion the emotion
 * @param score its probability, in [0, 1]
 */
public record ScoredEmotion(Emotion emotion, double score) {
    /**
     * Checks the range.
     *
     * @throws InvalidArgumentException if the score is outside [0, 1] or not a number
     */
    public ScoredEmotion {
        Objects.requireNonNull(emotion, "emotion");
        if (!(score >= 0 && score <= 1)) {
            throw new InvalidArgumentException("a probability is in [0, 1], got " + score);
        }
    }

    /** Such as {@code happiness 0.97}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f", emotion, score);
    }
}
