package io.github.fer4j.eval.metric;

/** The share of samples that were taken for what they are. */
public final class Accuracy {
    private Accuracy() {}

    /**
     * {@code correct / all}.
     *
     * @param confusion the counts
     * @return in [0, 1]
     */
    public static double of(ConfusionMatrix confusion) {
        return (double) confusion.correct() / confusion.total();
    }
}
