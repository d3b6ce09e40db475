package io.github.fer4j.eval.metric;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.eval.Predictions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionTableTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, HAPPINESS);
    private static final ValenceArousal PLEASANT = new ValenceArousal(0.5, -0.25);

    private static final Prediction PLAIN = Predictions.of("plain", LABELS, FEAR, ANGER);
    private static final Prediction FULL = new Prediction(
            "full",
            FEAR,
            Scores.of(LABELS, 0.1, 0.2, 0.7).withValenceArousal(PLEASANT),
            Optional.of(Scores.of(LABELS, 0.5, 0.5, 0)),
            Optional.of(new ValenceArousal(1, 1)));

    @Test
    void records_come_back_as_they_went_in() {
        PredictionTable table = PredictionTable.of(LABELS, List.of(PLAIN, FULL));

        assertThat(table.asList()).containsExactly(PLAIN, FULL);
        assertThat(table.rows(1, 0, 1).asList()).containsExactly(FULL, PLAIN, FULL);
        List<Prediction> random = Predictions.random(LABELS, 2000, 3);
        assertThat(PredictionTable.of(LABELS, random).asList()).isEqualTo(random);
    }

    @Test
    void the_list_cannot_be_changed() {
        List<Prediction> list = PredictionTable.of(LABELS, List.of(PLAIN)).asList();

        assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void scores_in_another_order_are_put_into_that_of_the_table() {
        LabelSet other = LabelSet.of(HAPPINESS, ANGER, FEAR);
        Prediction prediction = new Prediction("x", FEAR, Scores.of(other, 0.5, 0.125, 0.375));

        PredictionTable table = PredictionTable.of(LABELS, List.of(prediction, PLAIN));

        assertThat(table.scores(0)).isEqualTo(Scores.of(LABELS, 0.125, 0.375, 0.5));
        assertThat(table.truth(0)).isEqualTo(1);
        assertThat(table.predicted(0)).isEqualTo(2);
        assertThat(table.asList().get(1)).isEqualTo(PLAIN);
    }

    @Test
    void numbers_make_a_table_without_records() {
        double[][] probabilities = {{0.25, 0.25, 0.5}, {0, 1, 0}};
        PredictionTable table = PredictionTable.of(LABELS, new int[] {1, 1}, probabilities);
        probabilities[0][0] = 7;

        assertThat(table.asList())
                .containsExactly(
                        new Prediction("row 0", FEAR, Scores.of(LABELS, 0.25, 0.25, 0.5)),
                        new Prediction("row 1", FEAR, Scores.certain(LABELS, FEAR)));
        assertThat(table.rows(1).id(0)).isEqualTo("row 1");
    }

    @Test
    void numbers_that_are_no_predictions_name_their_row() {
        assertThatThrownBy(() -> PredictionTable.of(LABELS, new int[] {0, 3}, new double[][] {{1, 0, 0}, {1, 0, 0}}))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("row 1")
                .hasMessageContaining("got 3");
        assertThatThrownBy(() -> PredictionTable.of(LABELS, new int[] {0}, new double[][] {{1, Double.NaN, 0}}))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("row 0")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> PredictionTable.of(LABELS, new int[] {0}, new double[0][]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1 labels and 0 distributions");
        assertThatThrownBy(() -> PredictionTable.of(LABELS, new int[0], new double[0][]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("at least one prediction");
        assertThatThrownBy(() -> PredictionTable.of(LABELS, List.of(PLAIN)).rows())
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void a_target_over_other_emotions_is_refused_naming_both() {
        Scores other = Scores.certain(LabelSet.of(ANGER, FEAR, NEUTRAL), FEAR);
        assertThatThrownBy(() -> new Prediction("x", FEAR, PLAIN.scores(), Optional.of(other), Optional.empty()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("x: scores and target")
                .hasMessageContaining("neutral")
                .hasMessageContaining("happiness");
    }

    @Test
    void a_temperature_is_that_of_the_scores() {
        PredictionTable table = PredictionTable.of(LABELS, List.of(PLAIN, FULL));

        assertThat(table.withTemperature(2).scores(1)).isEqualTo(FULL.scores().withTemperature(2));
        assertThat(table.withTemperature(2).target(1)).isEqualTo(FULL.target());
    }
}
