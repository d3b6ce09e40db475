package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import java.util.OptionalDouble;

/** UAR: the mean of the classes' recalls, which a classifier cannot raise by favouring the frequent classes. */
public final class UnweightedAverageRecall {
    private UnweightedAverageRecall() {}

    /**
     * {@code 1/C sum_c recall(c)} over the C classes that have samples; those that have none, {@link
     * ConfusionMatrix#absent}, are left out. The same as {@code balanced_accuracy_score} of scikit-learn.
     *
     * @param confusion the counts
     * @return in [0, 1]
     */
    public static double of(ConfusionMatrix confusion) {
        return confusion.labels().emotions().stream()
                .map(emotion -> recall(confusion, emotion))
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElseThrow();
    }

    private static OptionalDouble recall(ConfusionMatrix confusion, Emotion emotion) {
        return ClassMetrics.of(confusion, emotion).recall();
    }
}
