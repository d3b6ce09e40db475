package io.github.fer4j.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.eval.metric.AveragePrecision;
import io.github.fer4j.eval.metric.ClassAverages;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.eval.metric.RocAuc;
import io.github.fer4j.eval.metric.RocCurve;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.eval.uncertainty.Interval;
import io.github.fer4j.eval.uncertainty.McNemarTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of the figures whatever the predictions. */
class FigurePropertiesTest {
    private static final LabelSet LABELS = LabelSet.FERPLUS_8;
    private static final List<Metric> METRICS = List.of(
            Metric.ACCURACY,
            Metric.UAR,
            Metric.MACRO_F1,
            Metric.WEIGHTED_F1,
            Metric.KAPPA,
            Metric.MCC,
            Metric.LOG_LOSS,
            Metric.BRIER,
            Metric.ECE,
            Metric.AUC);

    @Provide
    Arbitrary<List<Prediction>> predictions() {
        return Combinators.combine(Arbitraries.integers().between(1, 60), Arbitraries.longs())
                .as((count, seed) -> Predictions.random(LABELS, count, seed));
    }

    @Property(tries = 200)
    void figures_are_within_their_bounds(@ForAll("predictions") List<Prediction> predictions) {
        Evaluation evaluation = Evaluator.evaluate("random", LABELS, predictions);

        evaluation.kappa().ifPresent(kappa -> assertThat(kappa).isBetween(-1.0, 1.0));
        assertThat(evaluation.matthews()).isBetween(-1.0, 1.0);
        evaluation.auc().ifPresent(auc -> assertThat(auc).isBetween(0.0, 1.0));
        assertThat(evaluation.brier()).isBetween(0.0, 2.0);
        assertThat(evaluation.classWiseEce()).isBetween(0.0, 1.0);
        assertThat(evaluation.calibration().maximumError()).isBetween(evaluation.ece() - 1e-12, 1.0);
        assertThat(AveragePrecision.macro(evaluation.table())).isBetween(0.0, 1.0);
        assertThat(evaluation.topK(1)).isEqualTo(evaluation.accuracy());
        for (int k = 2; k <= LABELS.size(); k++) {
            assertThat(evaluation.topK(k)).isGreaterThanOrEqualTo(evaluation.topK(k - 1));
        }
        assertThat(evaluation.topK(LABELS.size())).isEqualTo(1);
        assertThat(ClassAverages.weighted(evaluation.confusion()).recall())
                .isCloseTo(evaluation.accuracy(), within(1e-12));
        assertThat(ClassAverages.macro(evaluation.confusion()).f1()).isCloseTo(evaluation.macroF1(), within(1e-12));
        assertThat(ClassAverages.weighted(evaluation.confusion()).f1())
                .isCloseTo(evaluation.weightedF1(), within(1e-12));
    }

    @Property(tries = 200)
    void the_order_of_the_samples_does_not_matter(
            @ForAll("predictions") List<Prediction> predictions, @ForAll Random random) {
        List<Prediction> shuffled = new ArrayList<>(predictions);
        Collections.shuffle(shuffled, random);
        PredictionTable one = PredictionTable.of(LABELS, predictions);
        PredictionTable other = PredictionTable.of(LABELS, shuffled);

        for (Metric metric : METRICS) {
            OptionalDouble figure = metric.of(one);
            assertThat(metric.of(other).isPresent()).isEqualTo(figure.isPresent());
            figure.ifPresent(value -> assertThat(metric.of(other).getAsDouble()).isCloseTo(value, within(1e-12)));
        }
        assertThat(McNemarTest.of(one, other).disagreements()).isZero();
    }

    @Property(tries = 200)
    void the_area_is_that_under_the_curve(@ForAll("predictions") List<Prediction> predictions) {
        PredictionTable table = PredictionTable.of(LABELS, predictions);
        for (Emotion emotion : LABELS) {
            Optional<RocCurve> curve = RocCurve.of(table, emotion);
            assertThat(curve.isPresent()).isEqualTo(RocAuc.of(table, emotion).isPresent());
            curve.ifPresent(
                    c -> assertThat(area(c)).isCloseTo(RocAuc.of(table, emotion).getAsDouble(), within(1e-12)));
        }
    }

    private static double area(RocCurve curve) {
        double area = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            RocCurve.Point from = curve.points().get(i - 1);
            RocCurve.Point to = curve.points().get(i);
            assertThat(to.threshold()).isLessThan(from.threshold());
            area += (to.falsePositiveRate() - from.falsePositiveRate())
                    * (to.truePositiveRate() + from.truePositiveRate())
                    / 2;
        }
        return area;
    }

    @Property(tries = 100)
    void the_interval_of_a_mean_holds_the_mean(@ForAll("predictions") List<Prediction> predictions, @ForAll long seed) {
        PredictionTable table = PredictionTable.of(LABELS, predictions);
        for (Interval interval : Bootstrap.standard()
                .resamples(400)
                .seed(seed)
                .of(table, List.of(Metric.ACCURACY, Metric.LOG_LOSS, Metric.BRIER))) {
            assertThat(interval.lower()).isLessThanOrEqualTo(interval.estimate() + 1e-12);
            assertThat(interval.upper()).isGreaterThanOrEqualTo(interval.estimate() - 1e-12);
        }
    }

    @Property
    void mcnemars_test_does_not_ask_who_is_first_and_its_ways_agree_where_many_disagree(
            @ForAll @IntRange(max = 600) int b, @ForAll @IntRange(max = 600) int c) {
        McNemarTest test = new McNemarTest(5, b, c, 5);
        McNemarTest other = new McNemarTest(5, c, b, 5);

        assertThat(test.exactPValue()).isEqualTo(other.exactPValue()).isBetween(0.0, 1.0);
        assertThat(test.chiSquarePValue()).isEqualTo(other.chiSquarePValue());
        test.chiSquarePValue().ifPresent(p -> assertThat(p).isBetween(0.0, 1.0));
        if (b + c >= 100) {
            assertThat(test.chiSquarePValue().orElseThrow()).isCloseTo(test.exactPValue(), within(0.01));
        }
    }
}
