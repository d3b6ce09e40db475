package io.github.fer4j.eval.metric;

/** The mean of the samples' F1, each sample's being that of its class. */
public final class WeightedF1 {
    private WeightedF1() {}

    /**
     * {@code sum_c n_c f1(c) / n}. The same as {@code f1_score(average="weighted")} of scikit-learn.
     *
     * @param confusion the counts
     * @return in [0, 1]
     */
    public static double of(ConfusionMatrix confusion) {
        double sum = confusion.labels().emotions().stream()
                .map(emotion -> ClassMetrics.of(confusion, emotion))
                .mapToDouble(metrics -> metrics.support() * metrics.f1().orElse(0))
                .sum();
        return sum / confusion.total();
    }
}
