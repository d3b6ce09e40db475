package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a classifier said of a sample whose label is known. What it said of valence and arousal is in its scores.
 *
 * @param id the sample, as in {@link io.github.fer4j.Sample#id}
 * @param truth the sample's label
 * @param scores what the classifier said
 * @param target the distribution of the crowd's votes, over the emotions of the scores; empty where there is none
 * @param affect the annotated valence and arousal; empty where there are none
 */
public record Prediction(
        String id, Emotion truth, Scores scores, Optional<Scores> target, Optional<ValenceArousal> affect) {
    /**
     * Checks that the scores can be right.
     *
     * @throws InvalidArgumentException if the truth is not among the scores' labels, or the target is over other emotions
     */
    public Prediction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(truth, "truth");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(affect, "affect");
        if (!scores.labels().contains(truth)) {
            throw new InvalidArgumentException(id + ": the scores are over " + scores.labels()
                    + ", which do not hold the sample's label '" + truth + "'");
        }
        if (target.isPresent() && !sameEmotions(target.get(), scores)) {
            throw new InvalidArgumentException(id + ": scores and target are over the same emotions, got "
                    + scores.labels() + " and " + target.get().labels() + "; map the data set to the model's emotions");
        }
    }

    /**
     * A prediction of a sample of which no more than the label is known.
     *
     * @param id the sample
     * @param truth its label
     * @param scores what the classifier said
     * @throws InvalidArgumentException if the truth is not among the scores' labels
     */
    public Prediction(String id, Emotion truth, Scores scores) {
        this(id, truth, scores, Optional.empty(), Optional.empty());
    }

    private static boolean sameEmotions(Scores one, Scores other) {
        return one.labels().equals(other.labels())
                || Set.copyOf(one.labels().emotions())
                        .equals(Set.copyOf(other.labels().emotions()));
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
