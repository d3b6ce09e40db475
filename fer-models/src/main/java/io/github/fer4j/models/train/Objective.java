package io.github.fer4j.models.train;

import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;

/**
 * What a run makes small.
 *
 * @param loss of the categories
 * @param trust how far the labels are believed
 * @param affect of valence and arousal
 */
record Objective(Loss loss, LabelTrust trust, AffectObjective affect) {
    static final Objective STANDARD = new Objective(Losses.crossEntropy(), LabelTrust.ALL, AffectObjective.OFF);

    Objective withLoss(Loss value) {
        return new Objective(value, trust, affect);
    }

    Objective withTrust(LabelTrust value) {
        return new Objective(loss, value, affect);
    }

    Objective withAffect(AffectObjective value) {
        return new Objective(loss, trust, value);
    }
}
