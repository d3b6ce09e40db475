package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Scores;
import java.util.Objects;

/**
 * What a classifier said of a sample whose label is known.
 *
 * @param id the sample, as in {@link io.github.fer4j.Sample#id}
 * @param truth the sample's label
 * @param scores what the classifier said
 */
public record Prediction(String id, Emotion truth, Scores scores) {
    /**
     * Checks that the scores can be right.
     *
     * @throws InvalidArgumentException if the truth is not among the scores' labels
     */
    public Prediction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(truth, "truth");
        if (!scores.labels().contains(truth)) {
            throw new InvalidArgumentException(id + ": the scores are over " + scores.labels()
                    + ", which do not hold the sample's label '" + truth + "'");
        }
    }

    /** The most probable emotion; see {@link Scores#top}. */
    public Emotion predicted() {
        return scores.top();
    }

    /** The probability of the most probable emotion. */
    public double confidence() {
        return scores.topScore();
    }

    /** Whether the most probable emotion is the true one. */
    public boolean correct() {
        return predicted().equals(truth);
    }
}
