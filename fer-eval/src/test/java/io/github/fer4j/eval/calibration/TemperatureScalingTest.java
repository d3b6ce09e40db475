package io.github.fer4j.eval.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.eval.Predictions;
import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.metric.LogLoss;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {
    private static final LabelSet LABELS = LabelSet.FERPLUS_8;

    /** The label is drawn from the scores, so that they are perfectly calibrated. */
    private static PredictionTable calibrated(int count, long seed) {
        Random random = new Random(seed);
        List<Prediction> predictions = new ArrayList<>();
        for (Prediction said : Predictions.random(LABELS, count, seed)) {
            double left = random.nextDouble();
            int k = -1;
            do {
                left -= said.scores().of(LABELS.get(++k));
            } while (left > 0 && k < LABELS.size() - 1);
            predictions.add(new Prediction(said.id(), LABELS.get(k), said.scores()));
        }
        return PredictionTable.of(LABELS, predictions);
    }

    @Test
    void what_was_made_too_sure_is_undone() {
        PredictionTable honest = calibrated(20_000, 1);
        assertThat(TemperatureScaling.fit(honest).temperature()).isCloseTo(1, within(0.05));

        PredictionTable tooSure = honest.withTemperature(1 / 3.0);
        TemperatureScaling scaling = TemperatureScaling.fit(tooSure);

        assertThat(scaling.temperature()).isCloseTo(3, within(0.15));
        assertThat(scaling.logLossAfter()).isLessThan(scaling.logLossBefore());
        assertThat(scaling.eceAfter()).isLessThan(0.02).isLessThan(scaling.eceBefore() / 5);
        assertThat(scaling.samples()).isEqualTo(20_000);
        assertThat(scaling.atLimit()).isFalse();
        PredictionTable scaled = tooSure.withTemperature(scaling.temperature());
        assertThat(LogLoss.of(scaled)).isEqualTo(scaling.logLossAfter());
        assertThat(Calibration.of(scaled).expectedError()).isEqualTo(scaling.eceAfter());
        assertThat(TemperatureScaling.fit(scaled).temperature()).isCloseTo(1, within(1e-6));
    }

    @Property(tries = 200)
    void the_loss_never_rises_and_no_near_temperature_is_better(
            @ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
        PredictionTable table = PredictionTable.of(LABELS, Predictions.random(LABELS, count, seed));

        TemperatureScaling scaling = TemperatureScaling.fit(table);

        assertThat(scaling.logLossAfter()).isLessThanOrEqualTo(scaling.logLossBefore());
        assertThat(scaling.temperature()).isBetween(TemperatureScaling.LEAST, TemperatureScaling.MOST);
        if (!scaling.atLimit()) {
            for (double factor : new double[] {0.97, 1.03}) {
                assertThat(LogLoss.of(table.withTemperature(factor * scaling.temperature())))
                        .isGreaterThanOrEqualTo(scaling.logLossAfter() - 1e-12);
            }
        }
    }

    @Property
    void a_temperature_keeps_what_is_predicted(
            @ForAll @DoubleRange(min = 0.02, max = 50) double temperature, @ForAll long seed) {
        PredictionTable table = PredictionTable.of(LABELS, Predictions.random(LABELS, 20, seed));
        PredictionTable scaled = table.withTemperature(temperature);

        for (int row = 0; row < table.size(); row++) {
            assertThat(scaled.predicted(row)).isEqualTo(table.predicted(row));
        }
    }

    @Test
    void where_all_are_right_or_none_the_limit_is_said() {
        Prediction right = Predictions.of("a", LABELS, Emotion.FEAR, Emotion.FEAR);
        TemperatureScaling surer = TemperatureScaling.fit(PredictionTable.of(LABELS, List.of(right)));
        assertThat(surer.temperature()).isEqualTo(TemperatureScaling.LEAST);
        assertThat(surer.atLimit()).isTrue();

        Prediction wrong = Predictions.of("a", LABELS, Emotion.FEAR, Emotion.ANGER);
        TemperatureScaling lessSure = TemperatureScaling.fit(PredictionTable.of(LABELS, List.of(wrong)));
        assertThat(lessSure.temperature()).isEqualTo(TemperatureScaling.MOST);
        assertThat(lessSure.atLimit()).isTrue();
    }

    @Test
    void what_no_temperature_changes_keeps_its_own() {
        Prediction certain = new Prediction("a", Emotion.FEAR, Scores.certain(LABELS, Emotion.FEAR));
        Prediction hopeless = new Prediction("b", Emotion.FEAR, Scores.certain(LABELS, Emotion.ANGER));
        for (List<Prediction> predictions : List.of(List.of(certain), List.of(hopeless), List.of(certain, hopeless))) {
            TemperatureScaling scaling = TemperatureScaling.fit(PredictionTable.of(LABELS, predictions));
            assertThat(scaling.temperature()).isEqualTo(1);
            assertThat(scaling.logLossAfter()).isEqualTo(scaling.logLossBefore());
            assertThat(scaling.atLimit()).isFalse();
        }
    }

    @Test
    void a_sample_whose_class_got_nothing_does_not_sway_the_others() {
        PredictionTable some = calibrated(500, 2);
        List<Prediction> withHopeless = new ArrayList<>(some.asList());
        withHopeless.add(new Prediction("b", Emotion.FEAR, Scores.certain(LABELS, Emotion.ANGER)));

        assertThat(TemperatureScaling.fit(PredictionTable.of(LABELS, withHopeless))
                        .temperature())
                .isCloseTo(TemperatureScaling.fit(some).temperature(), within(1e-9));
    }
}
