package io.github.fer4j.noise.loss;

import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import java.util.Map;

/** {@code 1 / n}; see {@link ClassWeights#inverseFrequency}. */
enum InverseFrequency implements ClassWeighting {
    INSTANCE;

    @Override
    public ClassWeights of(LabelSet labels, Map<Emotion, Integer> counts) {
        return ClassWeights.normalised(labels, counts, count -> 1.0 / count);
    }

    @Override
    public String toString() {
        return "inverse frequency";
    }
}
