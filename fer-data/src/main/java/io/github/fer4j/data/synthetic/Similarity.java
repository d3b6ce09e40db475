package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which emotions people take for which: weights, symmetric, 1 unless named here. The order follows what is found again and
 * again with photos (fear and surprise, anger and disgust, sadness and neutral); the figures are ours.
 */
final class Similarity {
    private static final Map<Set<Emotion>, Double> WEIGHTS = weights();

    private Similarity() {}

    private static Map<Set<Emotion>, Double> weights() {
        Map<Set<Emotion>, Double> weights = new HashMap<>();
        weights.put(Set.of(Emotion.FEAR, Emotion.SURPRISE), 6.0);
        weights.put(Set.of(Emotion.ANGER, Emotion.DISGUST), 6.0);
        weights.put(Set.of(Emotion.SADNESS, Emotion.NEUTRAL), 5.0);
        weights.put(Set.of(Emotion.CONTEMPT, Emotion.NEUTRAL), 5.0);
        weights.put(Set.of(Emotion.CONTEMPT, Emotion.HAPPINESS), 3.0);
        weights.put(Set.of(Emotion.CONTEMPT, Emotion.DISGUST), 2.0);
        weights.put(Set.of(Emotion.HAPPINESS, Emotion.NEUTRAL), 2.0);
        weights.put(Set.of(Emotion.ANGER, Emotion.NEUTRAL), 2.0);
        weights.put(Set.of(Emotion.SADNESS, Emotion.FEAR), 2.0);
        return weights;
    }

    /** What an emotion is taken for if not for itself: shares that sum to 1, its own 0. */
    static double[] errors(LabelSet labels, int truth) {
        double[] shares = new double[labels.size()];
        for (int k = 0; k < shares.length; k++) {
            if (k != truth) {
                shares[k] = WEIGHTS.getOrDefault(Set.of(labels.get(truth), labels.get(k)), 1.0);
            }
        }
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }
}
