package io.github.fer4j;

/**
 * The two dimensions of Russell's circumplex model of affect (1980).
 *
 * @param valence from -1 (unpleasant) to 1 (pleasant)
 * @param arousal from -1 (calm) to 1 (excited)
 */
public record ValenceArousal(double valence, double arousal) {
    /**
     * Checks the ranges.
     *
     * @throws InvalidArgumentException if a value is outside [-1, 1] or not a number
     */
    public ValenceArousal {
        if (!(Math.abs(valence) <= 1) || !(Math.abs(arousal) <= 1)) {
            throw new InvalidArgumentException(
                    "valence and arousal are in [-1, 1], got " + valence + " and " + arousal);
        }
    }
}
