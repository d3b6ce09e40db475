package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;

/** Checks of lengths that every loss makes. */
final class Shapes {
    private Shapes() {}

    static void requireSameLength(double[] logits, double[] target, double[] gradient) {
        if (logits.length != target.length || logits.length != gradient.length) {
            throw new InvalidArgumentException("logits, target and gradient have one value for each class, got "
                    + logits.length + ", " + target.length + " and " + gradient.length);
        }
    }
}
