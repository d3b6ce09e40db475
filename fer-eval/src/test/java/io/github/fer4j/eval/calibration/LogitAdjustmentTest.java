package io.github.fer4j.eval.calibration;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.eval.Predictions;
import io.github.fer4j.eval.metric.ConfusionMatrix;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.eval.metric.UnweightedAverageRecall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogitAdjustmentTest {
    private static final LabelSet TWO = LabelSet.of(ANGER, FEAR);

    @Test
    void weights_are_the_inverse_shares_of_the_training_data_to_the_power_of_the_strength() {
        assertThat(LogitAdjustment.of(Map.of(ANGER, 900, FEAR, 100), 0.5).weights())
                .containsOnly(Map.entry(ANGER, 1.0), Map.entry(FEAR, 3.0));
        assertThat(LogitAdjustment.of(Map.of(ANGER, 900, FEAR, 100), 0).weights())
                .containsOnly(Map.entry(ANGER, 1.0), Map.entry(FEAR, 1.0));
    }

    /**
     * Two normal distributions at -1 and 1 of deviation 1, nine of ten samples from the first, and the posterior as scores: the
     * best decision for the mean recall is at 0, for accuracy at ln(9) / 2, and the recalls follow from the normal distribution.
     */
    private static PredictionTable uneven(int count) {
        Random random = new Random(8);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean rare = i % 10 == 0;
            double x = random.nextGaussian() + (rare ? 1 : -1);
            double ofRare = 1 / (1 + 9 * Math.exp(-2 * x));
            predictions.add(new Prediction("" + i, rare ? FEAR : ANGER, Scores.of(TWO, 1 - ofRare, ofRare)));
        }
        return PredictionTable.of(TWO, predictions);
    }

    @Test
    void full_strength_decides_where_the_classes_are_equally_likely() {
        PredictionTable table = uneven(50_000);
        Map<Emotion, Integer> learned = Map.of(ANGER, 9000, FEAR, 1000);

        ConfusionMatrix full =
                ConfusionMatrix.of(table.weighted(LogitAdjustment.of(learned, 1).weights()));

        // Phi(1) = 0.8413 of both classes; without weights Phi(1 + 1.0986) = 0.9821 and Phi(1 - 1.0986) = 0.4607.
        assertThat((double) full.count(ANGER, ANGER) / full.support(ANGER)).isCloseTo(0.8413, within(0.01));
        assertThat((double) full.count(FEAR, FEAR) / full.support(FEAR)).isCloseTo(0.8413, within(0.015));
        ConfusionMatrix plain = ConfusionMatrix.of(table);
        assertThat((double) plain.count(ANGER, ANGER) / plain.support(ANGER)).isCloseTo(0.9821, within(0.005));
        assertThat((double) plain.count(FEAR, FEAR) / plain.support(FEAR)).isCloseTo(0.4607, within(0.02));
        assertThat(LogitAdjustment.choose(table, learned, 1).strength()).isGreaterThanOrEqualTo(0.8);
    }

    @Property(tries = 100)
    void what_is_chosen_costs_no_more_accuracy_than_was_allowed_and_no_recall(
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @DoubleRange(min = 0, max = 1) double allowed,
            @ForAll long seed) {
        LabelSet labels = LabelSet.FERPLUS_8;
        PredictionTable table = PredictionTable.of(labels, Predictions.random(labels, count, seed));
        Map<Emotion, Integer> learned = new LinkedHashMap<>();
        Random random = new Random(seed);
        labels.forEach(emotion -> learned.put(emotion, 1 + random.nextInt(1000)));

        LogitAdjustment chosen = LogitAdjustment.choose(table, learned, allowed);

        ConfusionMatrix plain = ConfusionMatrix.of(table);
        ConfusionMatrix adjusted = ConfusionMatrix.of(table.weighted(chosen.weights()));
        assertThat(adjusted.correct())
                .isGreaterThanOrEqualTo((int) Math.ceil(plain.correct() - allowed * count - 1e-9));
        assertThat(UnweightedAverageRecall.of(adjusted)).isGreaterThanOrEqualTo(UnweightedAverageRecall.of(plain));
        assertThat(chosen).isEqualTo(LogitAdjustment.of(learned, chosen.strength()));
    }

    @Test
    void a_class_that_was_never_learned_keeps_its_scores() {
        assertThat(LogitAdjustment.of(Map.of(ANGER, 0, FEAR, 100), 1).weights())
                .containsOnly(Map.entry(ANGER, 1.0), Map.entry(FEAR, 1.0));
    }

    @Test
    void negative_counts_and_strengths_out_of_range_are_refused() {
        assertThatThrownBy(() -> LogitAdjustment.of(Map.of(ANGER, -1), 0.5))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("-1 samples of 'anger'");
        assertThatThrownBy(() -> LogitAdjustment.of(Map.of(), 0.5)).isInstanceOf(InvalidArgumentException.class);
        for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> LogitAdjustment.of(Map.of(ANGER, 1), bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("from 0 to 1");
            assertThatThrownBy(() -> LogitAdjustment.choose(uneven(10), Map.of(ANGER, 1), bad))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("from 0 to 1");
        }
    }
}
