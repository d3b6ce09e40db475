package io.github.fer4j.eval.metric;

import java.util.OptionalDouble;

/** The mean of the classes' F1. */
public final class MacroF1 {
    private MacroF1() {}

    /**
     * {@code 1/C sum_c f1(c)} over the C classes that occur in the truth or in the predictions. A class that was predicted
     * though no sample is of it counts with its F1 of 0. The same as {@code f1_score(average="macro")} of scikit-learn.
     *
     * @param confusion the counts
     * @return in [0, 1]
     */
    public static double of(ConfusionMatrix confusion) {
        return confusion.labels().emotions().stream()
                .map(emotion -> ClassMetrics.of(confusion, emotion).f1())
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElseThrow();
    }
}
