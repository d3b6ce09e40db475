package io.github.fer4j.noise.loss;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Map;

/** {@code (1 - b) / (1 - b^n)}; see {@link ClassWeights#effectiveNumber}. */
record EffectiveNumber(double beta) implements ClassWeighting {
    static final String NAME = "effective number";

    EffectiveNumber {
        if (!(beta >= 0 && beta < 1)) {
            throw new InvalidArgumentException("the effective number's beta is in [0, 1), got " + beta
                    + "; 0.999 is usual, and for its limit 1 there is inverseFrequency()");
        }
    }

    @Override
    public ClassWeights of(LabelSet labels, Map<Emotion, Integer> counts) {
        return ClassWeights.normalised(labels, counts, this::rawWeight);
    }

    private double rawWeight(int count) {
        // 1 - b^n by way of logs: exact where b is so near 1 that b^n rounds.
        return (1 - beta) / -Math.expm1(count * Math.log(beta));
    }

    @Override
    public String toString() {
        return NAME + " " + beta;
    }
}
