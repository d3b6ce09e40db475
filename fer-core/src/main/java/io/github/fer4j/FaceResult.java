package io.github.fer4j;

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

    /** Valence and arousal, where the model gives them. */
    public Optional<ValenceArousal> valenceArousal() {
        return scores.valenceArousal();
    }
}
