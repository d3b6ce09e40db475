package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import java.util.OptionalDouble;

/**
 * The area under the ROC curve, one class against the rest: the probability that a sample of the class is given more of it
 * than a sample of another class.
 */
public final class RocAuc {
    private RocAuc() {}

    /**
     * {@code (#{(i, j): p_i > p_j} + 1/2 #{(i, j): p_i = p_j}) / (n_c n_rest)} over the pairs of a sample i of the class and a
     * sample j of the rest, p their probability of the class: the Mann-Whitney statistic (Hanley and McNeil, <i>The Meaning
     * and Use of the Area under a ROC Curve</i>, Radiology 143, 1982). The same as {@code roc_auc_score} of scikit-learn.
     *
     * @param predictions what to judge
     * @param emotion one of the labels
     * @return in [0, 1]: 1/2 for chance; empty if all samples are of the class, or none is
     * @throws io.github.fer4j.InvalidArgumentException if the emotion is not among the labels
     */
    public static OptionalDouble of(PredictionTable predictions, Emotion emotion) {
        Ranking ranking = Ranking.of(predictions, emotion);
        return ranking.hasBoth() ? OptionalDouble.of(area(ranking)) : OptionalDouble.empty();
    }

    private static double area(Ranking ranking) {
        // Twice the area in steps of one sample: whole numbers, so nothing is rounded before the end.
        long[] twice = {0};
        int[] before = {0, 0};
        ranking.visit((threshold, own, others) -> {
            twice[0] += (long) (own + before[0]) * (others - before[1]);
            before[0] = own;
            before[1] = others;
        });
        return twice[0] / (2.0 * ranking.own() * ranking.others());
    }

    /**
     * The mean over the classes for which it is defined: all but those that {@link ConfusionMatrix#absent} names. The same as
     * {@code roc_auc_score(multi_class="ovr", average="macro")} of scikit-learn where no class is absent.
     *
     * @param predictions what to judge
     * @return in [0, 1]; empty if all samples are of one class
     */
    public static OptionalDouble macro(PredictionTable predictions) {
        // The classes side by side, for sorting takes long; the mean is taken in their order.
        return predictions.labels().emotions().parallelStream()
                .map(emotion -> of(predictions, emotion))
                .toList()
                .stream()
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }
}
