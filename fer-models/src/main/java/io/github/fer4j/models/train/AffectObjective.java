package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.noise.loss.AffectLoss;
import io.github.fer4j.noise.loss.AffectLosses;

/**
 * What a run makes small beside the loss of the categories.
 *
 * @param loss of valence and arousal; null where they are not learned
 * @param weight what the loss is multiplied by
 */
record AffectObjective(AffectLoss loss, double weight) {
    /** The words of {@link #OFF}, and of settings of before there was this one. */
    static final String OFF_TEXT = "off";

    static final AffectObjective OFF = new AffectObjective(null, 0);

    private static final String WEIGHT = ", weight ";

    static AffectObjective of(AffectLoss loss, double weight) {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new InvalidArgumentException(
                    "the loss of valence and arousal has a weight above 0 and finite, got " + weight);
        }
        return new AffectObjective(loss, weight);
    }

    boolean isOff() {
        return loss == null;
    }

    /** For the model's card; {@link #parse} reads it back. */
    String describe() {
        return isOff() ? OFF_TEXT : loss.describe() + WEIGHT + weight;
    }

    static AffectObjective parse(String text) {
        if (text.equals(OFF_TEXT)) {
            return OFF;
        }
        int at = text.lastIndexOf(WEIGHT);
        if (at < 0) {
            throw new InvalidArgumentException(
                    "valence and arousal are '" + OFF_TEXT + "' or a loss and a weight, such as '"
                            + AffectLosses.concordance().describe() + WEIGHT + "1.0', got '" + text + "'");
        }
        return of(AffectLosses.parse(text.substring(0, at)), Double.parseDouble(text.substring(at + WEIGHT.length())));
    }
}
