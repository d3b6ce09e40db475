package io.github.fer4j.eval.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A cell as its file has it.
 *
 * @param format always {@link #FORMAT}
 * @param at as in {@link StudyCell}
 * @param key as in {@link StudyCell}
 * @param figures as in {@link StudyCell}
 * @param failure null where it did not fail
 * @param predictions behind the figures; null in studies that need none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredCell(
        String format,
        Map<String, String> at,
        String key,
        Map<String, Double> figures,
        String failure,
        Columns predictions) {
    static final String FORMAT = "fer4j-study-cell-1";

    /**
     * Predictions in columns, without targets, valence and arousal.
     *
     * @param labels by name
     * @param ids of the samples
     * @param truth class numbers
     * @param scores {@code [samples][classes]}
     */
    record Columns(List<String> labels, List<String> ids, int[] truth, double[][] scores) {
        static Columns of(PredictionTable table) {
            int rows = table.size();
            return new Columns(
                    table.labels().emotions().stream().map(Emotion::name).toList(),
                    IntStream.range(0, rows).mapToObj(table::id).toList(),
                    IntStream.range(0, rows).map(table::truth).toArray(),
                    IntStream.range(0, rows)
                            .mapToObj(row -> table.scores(row).toArray())
                            .toArray(double[][]::new));
        }

        List<Prediction> rows() {
            LabelSet set = LabelSet.ofNames(labels);
            List<Prediction> rows = new ArrayList<>(ids.size());
            for (int row = 0; row < ids.size(); row++) {
                rows.add(new Prediction(ids.get(row), set.get(truth[row]), Scores.of(set, scores[row])));
            }
            return rows;
        }
    }

    StudyCell cell() {
        return new StudyCell(at, key, figures, Optional.ofNullable(failure));
    }
}
