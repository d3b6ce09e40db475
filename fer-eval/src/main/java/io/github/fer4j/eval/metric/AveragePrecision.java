package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import java.util.OptionalDouble;

/** The area under the precision-recall curve in steps, one class against the rest; says more than ROC of rare classes. */
public final class AveragePrecision {
    private AveragePrecision() {}

    /**
     * {@code sum_t (R_t - R_{t-1}) P_t} over the thresholds from high to low, with the precision P and the recall R of those
     * given at least the threshold. The same as {@code average_precision_score} of scikit-learn.
     *
     * @param predictions what to judge
     * @param emotion one of the labels
     * @return in [0, 1]: the class's share of the samples for chance; empty if no sample is of the class
     * @throws io.github.fer4j.InvalidArgumentException if the emotion is not among the labels
     */
    public static OptionalDouble of(PredictionTable predictions, Emotion emotion) {
        Ranking ranking = Ranking.of(predictions, emotion);
        double[] sum = {0};
        int[] before = {0};
        ranking.visit((threshold, own, others) -> {
            sum[0] += (own - before[0]) * ((double) own / (own + others));
            before[0] = own;
        });
        return Ratio.of(sum[0], ranking.own());
    }

    /**
     * The mean over the classes that have samples.
     *
     * @param predictions what to judge
     * @return in [0, 1]
     */
    public static double macro(PredictionTable predictions) {
        return predictions.labels().emotions().parallelStream()
                .map(emotion -> of(predictions, emotion))
                .toList()
                .stream()
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElseThrow();
    }
}
