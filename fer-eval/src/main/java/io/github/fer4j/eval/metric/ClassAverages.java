package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Precision, recall and F1 as one number each for all classes. Like {@code precision_recall_fscore_support} of
 * scikit-learn: over the classes that occur in the truth or in the predictions, and what is not defined for such a class
 * counts as 0: the precision of one that was never predicted, the recall of one of which there are no samples. {@link
 * UnweightedAverageRecall} leaves the latter out instead.
 *
 * @param precision in [0, 1]
 * @param recall in [0, 1]
 * @param f1 in [0, 1]
 */
public record ClassAverages(double precision, double recall, double f1) {
    /**
     * The plain means: each class counts the same.
     *
     * @param confusion the counts
     * @return the averages
     */
    public static ClassAverages macro(ConfusionMatrix confusion) {
        return mean(confusion, metrics -> 1);
    }

    /**
     * The means by the number of samples: each sample counts the same. The recall is {@link Accuracy}.
     *
     * @param confusion the counts
     * @return the averages
     */
    public static ClassAverages weighted(ConfusionMatrix confusion) {
        return mean(confusion, ClassMetrics::support);
    }

    /**
     * The figures of all decisions together. Each sample is of one class and is taken for one, so all three are {@link
     * Accuracy}; here because papers report them.
     *
     * @param confusion the counts
     * @return the averages
     */
    public static ClassAverages micro(ConfusionMatrix confusion) {
        double accuracy = Accuracy.of(confusion);
        return new ClassAverages(accuracy, accuracy, accuracy);
    }

    private static ClassAverages mean(ConfusionMatrix confusion, ToDoubleFunction<ClassMetrics> weight) {
        return new ClassAverages(
                mean(confusion, weight, ClassMetrics::precision),
                mean(confusion, weight, ClassMetrics::recall),
                mean(confusion, weight, ClassMetrics::f1));
    }

    private static double mean(
            ConfusionMatrix confusion,
            ToDoubleFunction<ClassMetrics> weight,
            Function<ClassMetrics, OptionalDouble> figure) {
        double sum = 0;
        double weights = 0;
        for (Emotion emotion : confusion.labels()) {
            ClassMetrics metrics = ClassMetrics.of(confusion, emotion);
            if (metrics.support() + metrics.predictions() > 0) {
                sum += weight.applyAsDouble(metrics) * figure.apply(metrics).orElse(0);
                weights += weight.applyAsDouble(metrics);
            }
        }
        return sum / weights;
    }
}
