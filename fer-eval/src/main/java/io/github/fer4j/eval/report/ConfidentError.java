package io.github.fer4j.eval.report;

import io.github.fer4j.Emotion;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A wrong answer.
 *
 * @param id the sample
 * @param truth what it is
 * @param predicted what it was taken for
 * @param confidence the probability of that
 * @param truthProbability the probability of the truth
 */
record ConfidentError(String id, Emotion truth, Emotion predicted, double confidence, double truthProbability) {
    /** The wrong answers that the model was surest of; of equals the first. */
    static List<ConfidentError> surest(PredictionTable table, int most) {
        return IntStream.range(0, table.size())
                .filter(row -> table.predicted(row) != table.truth(row))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -table.probability(row, table.predicted(row)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .map(row -> of(table, row))
                .toList();
    }

    private static ConfidentError of(PredictionTable table, int row) {
        return new ConfidentError(
                table.id(row),
                table.labels().get(table.truth(row)),
                table.labels().get(table.predicted(row)),
                table.probability(row, table.predicted(row)),
                table.probability(row, table.truth(row)));
    }
}
