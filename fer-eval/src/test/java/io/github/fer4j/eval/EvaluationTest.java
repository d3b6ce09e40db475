package io.github.fer4j.eval;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.SURPRISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EvaluationTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, HAPPINESS, SURPRISE);

    /** Four fearful faces, of which one is recognised, and one happy face; nothing of anger or surprise. */
    private static final Evaluation EVALUATION = Evaluator.evaluate(
            "five faces",
            LABELS,
            List.of(
                    Predictions.of("a", LABELS, FEAR, SURPRISE),
                    Predictions.of("b", LABELS, FEAR, SURPRISE),
                    Predictions.of("c", LABELS, FEAR, HAPPINESS),
                    Predictions.of("d", LABELS, FEAR, FEAR),
                    Predictions.of("e", LABELS, HAPPINESS, HAPPINESS)));

    @Test
    void the_axes_of_the_confusion_matrix_have_names() {
        assertThat(EVALUATION.confusion().truth(FEAR).predicted(SURPRISE)).isEqualTo(2);
        assertThat(EVALUATION.confusion().truth(SURPRISE).predicted(FEAR)).isZero();
        assertThat(EVALUATION.confusion().count(FEAR, HAPPINESS)).isEqualTo(1);
        assertThat(EVALUATION.confusion().truth(FEAR).share(SURPRISE)).hasValue(0.5);
        assertThat(EVALUATION.confusion().truth(ANGER).share(SURPRISE)).isEmpty();
    }

    @Test
    void figures_are_those_computed_by_hand() {
        assertThat(EVALUATION.samples()).isEqualTo(5);
        assertThat(EVALUATION.accuracy()).isEqualTo(0.4);
        assertThat(EVALUATION.uar()).isEqualTo((0.25 + 1) / 2);
        assertThat(EVALUATION.precision(HAPPINESS)).hasValue(0.5);
        assertThat(EVALUATION.f1(FEAR)).hasValue(0.4);
        assertThat(EVALUATION.macroF1()).isCloseTo((0.4 + 2.0 / 3 + 0) / 3, within(1e-15));
        assertThat(EVALUATION.weightedF1()).isCloseTo((4 * 0.4 + 2.0 / 3) / 5, within(1e-15));
        assertThat(EVALUATION.logLoss()).isCloseTo(-(2 * Math.log(0.6) + 3 * Math.log(0.4 / 3)) / 5, within(1e-12));
        assertThat(EVALUATION.ece()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void what_is_not_defined_is_empty_and_absent_classes_are_stated() {
        assertThat(EVALUATION.absent()).containsExactly(ANGER, SURPRISE);
        assertThat(EVALUATION.confusion().neverPredicted()).containsExactly(ANGER);
        assertThat(EVALUATION.recall(ANGER)).isEmpty();
        assertThat(EVALUATION.precision(ANGER)).isEmpty();
        assertThat(EVALUATION.f1(ANGER)).isEmpty();
        assertThat(EVALUATION.recall(SURPRISE)).isEmpty();
        assertThat(EVALUATION.precision(SURPRISE)).hasValue(0);
        assertThat(EVALUATION.f1(SURPRISE)).hasValue(0);
    }

    @Test
    void duplicates_can_be_left_out() {
        Evaluation without = EVALUATION.without(Set.of("a", "b", "not here")).named("without duplicates");

        assertThat(without.name()).isEqualTo("without duplicates");
        assertThat(without.samples()).isEqualTo(3);
        assertThat(without.accuracy()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(EVALUATION.filter(Prediction::correct).accuracy()).isEqualTo(1);
        assertThatThrownBy(() -> EVALUATION.filter(p -> false))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got none for five faces");
    }

    @Test
    void a_probability_of_zero_at_the_truth_is_clipped_as_scikit_learn_does() {
        Prediction sureAndWrong = new Prediction("x", FEAR, Scores.certain(LABELS, ANGER));
        Prediction sureAndRight = new Prediction("y", FEAR, Scores.certain(LABELS, FEAR));

        assertThat(Evaluator.evaluate("x", LABELS, List.of(sureAndWrong)).logLoss())
                .isCloseTo(36.04365338911715, within(1e-12));
        assertThat(Evaluator.evaluate("y", LABELS, List.of(sureAndRight)).logLoss())
                .isEqualTo(0.0);
    }

    @Test
    void confidences_on_an_edge_belong_to_the_bin_below() {
        LabelSet two = LabelSet.of(ANGER, FEAR);
        Prediction half = new Prediction("half", ANGER, Scores.of(two, 0.5, 0.5));
        Prediction sure = new Prediction("sure", ANGER, Scores.of(two, 1, 0));

        Calibration calibration = Calibration.of(PredictionTable.of(two, List.of(half, sure)), 4);

        assertThat(calibration.bins()).extracting(Calibration.Bin::count).containsExactly(0, 1, 0, 1);
        assertThat(calibration.bins().get(1).accuracy()).hasValue(1);
        assertThat(calibration.bins().get(1).meanConfidence()).hasValue(0.5);
        assertThat(calibration.bins().get(0).accuracy()).isEmpty();
        assertThat(calibration.expectedError()).isEqualTo(0.25);
    }

    @Test
    void confidences_that_differ_by_rounding_share_a_bin() {
        List<Prediction> threeFifths = LABELS.emotions().stream()
                .map(emotion -> Predictions.of("0.6 on " + emotion, LABELS, FEAR, emotion))
                .toList();

        assertThat(Calibration.of(PredictionTable.of(LABELS, threeFifths))
                        .bins()
                        .get(8)
                        .count())
                .isEqualTo(4);
    }

    @Test
    void malformed_input_is_refused() {
        assertThatThrownBy(() -> Evaluator.evaluate("nothing", LABELS, List.of()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> new Prediction("item", ANGER, Scores.certain(LabelSet.of(FEAR, SURPRISE), FEAR)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("item")
                .hasMessageContaining("'anger'");
        assertThatThrownBy(() -> Evaluator.evaluate(
                        "other labels", LABELS, List.of(Predictions.of("item", LabelSet.EKMAN_7, FEAR, FEAR))))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("item")
                .hasMessageContaining(LABELS.toString())
                .hasMessageContaining(LabelSet.EKMAN_7.toString());
        assertThatThrownBy(() -> PredictionTable.of(LABELS, List.of())).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Calibration.of(EVALUATION.table(), 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 0");
        assertThatThrownBy(() -> EVALUATION.recall(LabelSet.EKMAN_7.get(6)))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void an_evaluation_reads_as_its_headline() {
        assertThat(EVALUATION).hasToString("five faces: accuracy 40.00 %, UAR 62.50 %, n 5");
    }

    /** A quadratic step would take hours. How long it does take, {@code EvaluationSpeed} measures. */
    @Test
    @Timeout(60)
    void a_million_predictions_do_not_hang() {
        List<Prediction> predictions = Predictions.random(LabelSet.FERPLUS_8, 1_000_000, 7);

        assertThat(Evaluator.evaluate("a million", LabelSet.FERPLUS_8, predictions)
                        .samples())
                .isEqualTo(1_000_000);
    }
}
