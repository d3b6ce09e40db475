package io.github.fer4j;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One face of a photo and what it shows.
 *
 * @param box where the face is
 * @param scores a probability for each emotion; valence and arousal where the model gives them
 * @param confidence how sure the detector is that this is a face, on the detector's own scale
 */
public record FaceResult(Box box, Scores scores, double confidence) {
    /** Checks that nothing is missing. */
    public FaceResult {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(scores, "scores");
    }

    /** The most probable emotion. */
    public Emotion expression() {
        return scores.top();
    }

    /**
     * The most probable emotion, if it is probable enough; for applications that rather say nothing than something wrong.
     *
     * @param minScore the least probability of an answer, in [0, 1]
     * @return the emotion; empty where its probability is below
     * @throws InvalidArgumentException if the least probability is outside [0, 1] or not a number
     */
    public Optional<Emotion> expression(double minScore) {
        if (!(minScore >= 0 && minScore <= 1)) {
            throw new InvalidArgumentException("the least probability of an answer is in [0, 1], got " + minScore);
        }
        return score() >= minScore ? Optional.of(expression()) : Optional.empty();
    }

    /** The probability of the most probable emotion, in [0, 1]. */
    public double score() {
        return scores.topScore();
    }

    /** Valence and arousal, where the model gives them. */
    public Optional<ValenceArousal> valenceArousal() {
        return scores.valenceArousal();
    }

    @JsonValue
    Map<String, Object> json() {
        return ResultJson.fields(this);
    }

    /** Such as {@code 95x95 at 177,66: happiness 0.97, neutral 0.02, surprise 0.01}. */
    @Override
    public String toString() {
        return box + ": " + scores;
    }
}
