package io.github.fer4j.models.train;

import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;

/**
 * What a run makes small.
 *
 * @param loss of the categories
 * @param trust how far the labels are believed
 */
record Objective(Loss loss, LabelTrust trust) {
    static final Objective STANDARD = new Objective(Losses.crossEntropy(), LabelTrust.ALL);

    Objective withLoss(Loss value) {
        return new Objective(value, trust);
    }

    Objective withTrust(LabelTrust value) {
        return new Objective(loss, value);
    }
}
