package io.github.fer4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.eval.metric.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EvaluationPropertiesTest {
    private static final LabelSet LABELS = LabelSet.FERPLUS_8;

    /** From one sample, so that classes are absent more often than not, to enough for all of them. */
    @Provide
    Arbitrary<List<Prediction>> predictions() {
        return Combinators.combine(Arbitraries.integers().between(1, 60), Arbitraries.longs())
                .as((count, seed) -> Predictions.random(LABELS, count, seed));
    }

    @Property
    void the_confusion_matrix_sums_to_the_samples(@ForAll("predictions") List<Prediction> predictions) {
        Evaluation evaluation = evaluate(predictions);

        int sum = Arrays.stream(evaluation.confusion().toArray())
                .flatMapToInt(Arrays::stream)
                .sum();
        assertThat(sum).isEqualTo(predictions.size());
        assertThat(evaluation.samples()).isEqualTo(predictions.size());
        assertThat(evaluation.confusion().total()).isEqualTo(predictions.size());
        assertThat(evaluation.classes().stream().mapToInt(c -> c.support()).sum())
                .isEqualTo(predictions.size());
        assertThat(evaluation.classes().stream().mapToInt(c -> c.predictions()).sum())
                .isEqualTo(predictions.size());
    }

    @Property
    void accuracy_is_the_recall_weighted_by_support(@ForAll("predictions") List<Prediction> predictions) {
        Evaluation evaluation = evaluate(predictions);

        double weighted = 0;
        for (Emotion emotion : LABELS) {
            weighted += evaluation.support(emotion) * evaluation.recall(emotion).orElse(0);
        }
        assertThat(evaluation.accuracy()).isCloseTo(weighted / evaluation.samples(), within(1e-12));
    }

    @Property
    void the_order_of_the_predictions_does_not_matter(
            @ForAll("predictions") List<Prediction> predictions, @ForAll Random random) {
        List<Prediction> shuffled = new ArrayList<>(predictions);
        Collections.shuffle(shuffled, random);
        Evaluation one = evaluate(predictions);
        Evaluation other = evaluate(shuffled);

        assertThat(other.confusion()).isEqualTo(one.confusion()).hasSameHashCodeAs(one.confusion());
        assertThat(other.uar()).isEqualTo(one.uar());
        assertThat(other.logLoss()).isCloseTo(one.logLoss(), within(1e-12));
        assertThat(other.ece()).isCloseTo(one.ece(), within(1e-12));
    }

    @Property
    void the_order_of_the_labels_does_not_matter(
            @ForAll("predictions") List<Prediction> predictions, @ForAll Random random) {
        List<Emotion> order = new ArrayList<>(LABELS.emotions());
        Collections.shuffle(order, random);
        Evaluation one = evaluate(predictions);
        Evaluation other = Evaluator.evaluate("reordered", LabelSet.of(order), predictions);

        assertThat(other.macroF1()).isCloseTo(one.macroF1(), within(1e-12));
        for (Emotion truth : LABELS) {
            for (Emotion predicted : LABELS) {
                assertThat(other.confusion().truth(truth).predicted(predicted))
                        .isEqualTo(one.confusion().truth(truth).predicted(predicted));
            }
        }
    }

    @Property
    void every_share_is_between_zero_and_one(@ForAll("predictions") List<Prediction> predictions) {
        Evaluation evaluation = evaluate(predictions);

        assertThat(List.of(
                        evaluation.accuracy(),
                        evaluation.uar(),
                        evaluation.macroF1(),
                        evaluation.weightedF1(),
                        evaluation.ece()))
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(evaluation.logLoss()).isBetween(0.0, 36.05);
    }

    @Property
    void rows_of_the_normalised_matrix_sum_to_one_or_are_absent(@ForAll("predictions") List<Prediction> predictions) {
        Evaluation evaluation = evaluate(predictions);

        double[][] shares = evaluation.confusion().normalisedByTruth();
        for (Emotion truth : LABELS) {
            double sum = Arrays.stream(shares[LABELS.indexOf(truth)]).sum();
            assertThat(sum).isCloseTo(evaluation.absent().contains(truth) ? 0 : 1, within(1e-12));
        }
    }

    private static Evaluation evaluate(List<Prediction> predictions) {
        return Evaluator.evaluate("random", LABELS, predictions);
    }
}
