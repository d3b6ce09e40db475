package io.github.fer4j.eval.metric;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;

/**
 * How often the classifier agrees with a member of the crowd who is drawn at random. Where the crowd is divided nobody
 * reaches 1: {@link #attainable} says what can be reached.
 */
public final class ExpectedAccuracy {
    private ExpectedAccuracy() {}

    /**
     * {@code 1/m sum_i t_i(predicted_i)} over the m samples that have a target t.
     *
     * @param predictions what to judge
     * @return in [0, {@link #attainable}]; empty if no sample has a target
     */
    public static OptionalDouble of(PredictionTable predictions) {
        return mean(predictions, (target, row) -> target[predictions.predicted(row)]);
    }

    /**
     * {@code 1/m sum_i max_k t_i(k)}: what one gets who always says what the most of the crowd said.
     *
     * @param predictions what to judge
     * @return in [0, 1]; empty if no sample has a target
     */
    public static OptionalDouble attainable(PredictionTable predictions) {
        return mean(predictions, (target, row) -> Arrays.stream(target).max().orElseThrow());
    }

    private static OptionalDouble mean(PredictionTable predictions, ToDoubleBiFunction<double[], Integer> figure) {
        double sum = 0;
        int targets = 0;
        for (int row = 0; row < predictions.size(); row++) {
            double[] target = Targets.row(predictions, row);
            if (target.length > 0) {
                sum += figure.applyAsDouble(target, row);
                targets++;
            }
        }
        return Ratio.of(sum, targets);
    }
}
