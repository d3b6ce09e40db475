package io.github.fer4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.eval.metric.Prediction;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of scikit-learn; {@code src/test/python/make_golden.py} made the files. */
class GoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Offset<Double> PRECISELY = within(1e-9);

    @ParameterizedTest
    @ValueSource(
            strings = {"golden-complete.json", "golden-absent-and-unpredicted.json", "golden-absent-is-unpredicted.json"
            })
    void every_figure_is_that_of_scikit_learn(String file) throws IOException {
        JsonNode golden = read(file);
        LabelSet labels = labels(golden);
        Evaluation evaluation = Evaluator.evaluate(file, labels, predictions(golden, labels));

        assertThat(evaluation.accuracy()).isCloseTo(golden.get("accuracy").asDouble(), PRECISELY);
        assertThat(evaluation.uar()).isCloseTo(golden.get("uar").asDouble(), PRECISELY);
        assertThat(evaluation.macroF1()).isCloseTo(golden.get("macroF1").asDouble(), PRECISELY);
        assertThat(evaluation.weightedF1()).isCloseTo(golden.get("weightedF1").asDouble(), PRECISELY);
        assertThat(evaluation.logLoss()).isCloseTo(golden.get("logLoss").asDouble(), PRECISELY);
        assertThat(evaluation.ece()).isCloseTo(golden.get("ece").asDouble(), PRECISELY);
        for (int k = 0; k < labels.size(); k++) {
            Emotion emotion = labels.get(k);
            assertSame(evaluation.precision(emotion), golden.get("precision").get(k));
            assertSame(evaluation.recall(emotion), golden.get("recall").get(k));
            assertSame(evaluation.f1(emotion), golden.get("f1").get(k));
            assertThat(evaluation.support(emotion))
                    .isEqualTo(golden.get("support").get(k).asInt());
        }
        assertThat(evaluation.confusion().toArray())
                .isDeepEqualTo(JSON.treeToValue(golden.get("confusion"), int[][].class));
    }

    private static void assertSame(OptionalDouble ours, JsonNode theirs) {
        assertThat(ours.isEmpty()).isEqualTo(theirs.isNull());
        ours.ifPresent(value -> assertThat(value).isCloseTo(theirs.asDouble(), PRECISELY));
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream(file)) {
            return JSON.readTree(in);
        }
    }

    private static LabelSet labels(JsonNode golden) {
        List<String> names = new ArrayList<>();
        golden.get("labels").forEach(name -> names.add(name.asText()));
        return LabelSet.ofNames(names);
    }

    private static List<Prediction> predictions(JsonNode golden, LabelSet labels) throws IOException {
        double[][] probabilities = JSON.treeToValue(golden.get("probabilities"), double[][].class);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            Emotion truth = labels.get(golden.get("truth").get(i).asInt());
            predictions.add(new Prediction("row " + i, truth, Scores.of(labels, probabilities[i])));
        }
        return predictions;
    }
}
