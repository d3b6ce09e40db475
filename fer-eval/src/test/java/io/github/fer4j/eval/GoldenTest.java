package io.github.fer4j.eval;

import static io.github.fer4j.eval.Golden.PRECISELY;
import static io.github.fer4j.eval.Golden.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fer4j.Emotion;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.eval.calibration.TemperatureScaling;
import io.github.fer4j.eval.metric.AffectMetrics;
import io.github.fer4j.eval.metric.AveragePrecision;
import io.github.fer4j.eval.metric.Calibration;
import io.github.fer4j.eval.metric.ClassAverages;
import io.github.fer4j.eval.metric.ExpectedAccuracy;
import io.github.fer4j.eval.metric.KlDivergence;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.metric.PrecisionRecallCurve;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.eval.metric.RocAuc;
import io.github.fer4j.eval.metric.RocCurve;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.eval.uncertainty.Interval;
import io.github.fer4j.eval.uncertainty.McNemarTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure against {@link Golden}. */
class GoldenTest {
    static List<String> files() {
        return List.of(
                "golden-complete.json",
                "golden-absent-and-unpredicted.json",
                "golden-absent-is-unpredicted.json",
                "golden-ties.json",
                "golden-guessing.json",
                "golden-one-class.json",
                "golden-few.json");
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_is_counted_is_that_of_scikit_learn(String file) {
        Golden golden = Golden.read(file);
        Evaluation evaluation = Evaluator.evaluate(file, golden.predictions());

        assertThat(evaluation.accuracy()).isCloseTo(golden.number("accuracy"), PRECISELY);
        assertThat(evaluation.uar()).isCloseTo(golden.number("uar"), PRECISELY);
        assertThat(evaluation.macroF1()).isCloseTo(golden.number("macroF1"), PRECISELY);
        assertThat(evaluation.weightedF1()).isCloseTo(golden.number("weightedF1"), PRECISELY);
        assertSame(evaluation.kappa(), golden.get("kappa"));
        assertThat(evaluation.matthews()).isCloseTo(golden.number("mcc"), PRECISELY);
        LabelSet labels = golden.labels();
        for (int k = 0; k < labels.size(); k++) {
            Emotion emotion = labels.get(k);
            assertSame(evaluation.precision(emotion), golden.get("precision").get(k));
            assertSame(evaluation.recall(emotion), golden.get("recall").get(k));
            assertSame(evaluation.f1(emotion), golden.get("f1").get(k));
            assertThat(evaluation.support(emotion))
                    .isEqualTo(golden.get("support").get(k).asInt());
        }
        assertAverages(ClassAverages.macro(evaluation.confusion()), golden, "macro");
        assertAverages(ClassAverages.micro(evaluation.confusion()), golden, "micro");
        assertAverages(ClassAverages.weighted(evaluation.confusion()), golden, "weighted");
    }

    private static void assertAverages(ClassAverages ours, Golden golden, String name) {
        JsonNode theirs = golden.get("averages").get(name);
        assertThat(ours.precision()).isCloseTo(theirs.get(0).asDouble(), PRECISELY);
        assertThat(ours.recall()).isCloseTo(theirs.get(1).asDouble(), PRECISELY);
        assertThat(ours.f1()).isCloseTo(theirs.get(2).asDouble(), PRECISELY);
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_confusion_matrix_and_its_shares_are_those_of_scikit_learn(String file) {
        Golden golden = Golden.read(file);
        Evaluation evaluation = Evaluator.evaluate(file, golden.predictions());

        assertMatrix(toDouble(evaluation.confusion().toArray()), golden.matrix("confusion"));
        assertMatrix(evaluation.confusion().normalisedByTruth(), golden.matrix("confusionByTruth"));
        assertMatrix(evaluation.confusion().normalisedByPrediction(), golden.matrix("confusionByPrediction"));
    }

    private static double[][] toDouble(int[][] counts) {
        double[][] same = new double[counts.length][counts.length];
        for (int t = 0; t < counts.length; t++) {
            for (int p = 0; p < counts.length; p++) {
                same[t][p] = counts[t][p];
            }
        }
        return same;
    }

    private static void assertMatrix(double[][] ours, double[][] theirs) {
        assertThat(ours).hasDimensions(theirs.length, theirs.length);
        for (int t = 0; t < ours.length; t++) {
            assertThat(ours[t]).containsExactly(theirs[t], PRECISELY);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_comes_from_probabilities_is_that_of_scikit_learn_and_of_the_papers(String file) {
        Golden golden = Golden.read(file);
        Evaluation evaluation = Evaluator.evaluate(file, golden.predictions());

        assertThat(evaluation.logLoss()).isCloseTo(golden.number("logLoss"), PRECISELY);
        assertThat(evaluation.brier()).isCloseTo(golden.number("brier"), PRECISELY);
        assertThat(evaluation.ece()).isCloseTo(golden.number("ece"), PRECISELY);
        assertThat(evaluation.calibration().maximumError()).isCloseTo(golden.number("mce"), PRECISELY);
        assertThat(evaluation.classWiseEce()).isCloseTo(golden.number("classWiseEce"), PRECISELY);
        JsonNode topK = golden.get("topK");
        for (int k = 1; k <= topK.size(); k++) {
            assertThat(evaluation.topK(k)).isCloseTo(topK.get(k - 1).asDouble(), PRECISELY);
        }
        assertThat(evaluation.topK(golden.labels().size())).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void areas_under_curves_are_those_of_scikit_learn(String file) {
        Golden golden = Golden.read(file);
        PredictionTable table = golden.predictions();

        for (int k = 0; k < table.labels().size(); k++) {
            Emotion emotion = table.labels().get(k);
            assertSame(RocAuc.of(table, emotion), golden.get("auc").get(k));
            assertSame(
                    AveragePrecision.of(table, emotion),
                    golden.get("averagePrecision").get(k));
        }
        assertSame(RocAuc.macro(table), golden.get("macroAuc"));
        if (!golden.get("macroAucOfScikitLearn").isNull()) {
            assertSame(RocAuc.macro(table), golden.get("macroAucOfScikitLearn"));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void precision_recall_curves_are_those_of_scikit_learn(String file) {
        Golden golden = Golden.read(file);
        for (int k = 0; k < golden.get("precisionRecall").size(); k++) {
            JsonNode theirs = golden.get("precisionRecall").get(k);
            Optional<PrecisionRecallCurve> ours = PrecisionRecallCurve.of(
                    golden.predictions(), golden.labels().get(k));
            assertThat(ours.isEmpty()).isEqualTo(theirs.isNull());
            if (ours.isPresent()) {
                List<PrecisionRecallCurve.Point> points = ours.get().points();
                assertThat(points.get(0)).isEqualTo(new PrecisionRecallCurve.Point(Double.POSITIVE_INFINITY, 1, 0));
                assertThat(points).hasSize(theirs.size() + 1);
                for (int i = 1; i < points.size(); i++) {
                    JsonNode point = theirs.get(i - 1);
                    assertThat(points.get(i).threshold()).isEqualTo(point.get(0).asDouble());
                    assertThat(points.get(i).precision()).isCloseTo(point.get(1).asDouble(), PRECISELY);
                    assertThat(points.get(i).recall()).isCloseTo(point.get(2).asDouble(), PRECISELY);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void roc_curves_go_through_the_points_of_scikit_learn_and_turn_only_there(String file) {
        Golden golden = Golden.read(file);
        for (int k = 0; k < golden.get("roc").size(); k++) {
            JsonNode theirs = golden.get("roc").get(k);
            Optional<RocCurve> ours =
                    RocCurve.of(golden.predictions(), golden.labels().get(k));
            assertThat(ours.isEmpty()).isEqualTo(theirs.isNull());
            if (ours.isPresent()) {
                assertSameCurve(ours.get().points(), theirs);
            }
        }
    }

    private static void assertSameCurve(List<RocCurve.Point> points, JsonNode theirs) {
        assertThat(points.get(0)).isEqualTo(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0));
        int next = 1;
        for (int i = 1; i < theirs.size(); i++) {
            double x = theirs.get(i).get(1).asDouble();
            double y = theirs.get(i).get(2).asDouble();
            RocCurve.Point from = points.get(next - 1);
            RocCurve.Point to = points.get(next);
            double turn = (to.falsePositiveRate() - from.falsePositiveRate()) * (y - from.truePositiveRate())
                    - (to.truePositiveRate() - from.truePositiveRate()) * (x - from.falsePositiveRate());
            assertThat(turn).isCloseTo(0, PRECISELY);
            if (to.threshold() == theirs.get(i).get(0).asDouble()) {
                assertThat(to.falsePositiveRate()).isCloseTo(x, PRECISELY);
                assertThat(to.truePositiveRate()).isCloseTo(y, PRECISELY);
                next++;
            }
        }
        assertThat(next).isEqualTo(points.size());
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_temperature_is_that_which_scipy_finds(String file) {
        Golden golden = Golden.read(file);

        TemperatureScaling scaling = TemperatureScaling.fit(golden.predictions());

        double theirs = golden.number("temperature");
        assertThat(scaling.temperature()).isCloseTo(theirs, within(1e-8 * theirs));
        assertThat(scaling.logLossBefore()).isCloseTo(golden.number("logLoss"), PRECISELY);
        assertThat(scaling.logLossAfter()).isCloseTo(golden.number("logLossScaled"), PRECISELY);
        assertThat(scaling.eceBefore()).isCloseTo(golden.number("ece"), PRECISELY);
        assertThat(scaling.eceAfter()).isCloseTo(golden.number("eceScaled"), within(1e-7));
        assertThat(scaling.atLimit()).isEqualTo(theirs == TemperatureScaling.MOST);
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_ends_of_the_bootstrap_come_within_a_sample_of_those_of_the_binomial_distribution(String file) {
        Golden golden = Golden.read(file);
        PredictionTable table = golden.predictions();

        Interval interval = Bootstrap.standard().resamples(10_000).of(table, Metric.ACCURACY);

        double aSample = 1.0 / table.size();
        assertThat(interval.lower())
                .isCloseTo(golden.get("accuracyInterval").get(0).asDouble(), within(1.01 * aSample));
        assertThat(interval.upper())
                .isCloseTo(golden.get("accuracyInterval").get(1).asDouble(), within(1.01 * aSample));
        assertThat(interval.estimate()).isCloseTo(golden.number("accuracy"), PRECISELY);
    }

    @Test
    void agreement_with_the_crowd_is_that_of_scipy() {
        Golden golden = Golden.read("golden-crowd.json");
        double[][] targets = golden.shares("targets", "targetParts");
        List<Prediction> predictions = new ArrayList<>();
        for (Prediction bare : golden.predictions().asList()) {
            Scores target = Scores.of(golden.labels(), targets[predictions.size()]);
            predictions.add(
                    new Prediction(bare.id(), bare.truth(), bare.scores(), Optional.of(target), Optional.empty()));
        }
        PredictionTable table = PredictionTable.of(golden.labels(), predictions);

        assertSame(KlDivergence.of(table), golden.get("kl"));
        assertSame(ExpectedAccuracy.of(table), golden.get("expectedAccuracy"));
        assertSame(ExpectedAccuracy.attainable(table), golden.get("attainable"));
    }

    @Test
    void valence_and_arousal_are_judged_as_by_scikit_learn_scipy_and_numpy() {
        Golden golden = Golden.read("golden-affect.json");
        double[][] said = golden.matrix("said");
        double[][] truth = golden.matrix("truth");
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < said.length; i++) {
            Scores scores = Scores.certain(LabelSet.EKMAN_7, Emotion.FEAR)
                    .withValenceArousal(new ValenceArousal(said[i][0], said[i][1]));
            ValenceArousal annotated = new ValenceArousal(truth[i][0], truth[i][1]);
            predictions.add(new Prediction("row " + i, Emotion.FEAR, scores, Optional.empty(), Optional.of(annotated)));
        }
        PredictionTable table = PredictionTable.of(LabelSet.EKMAN_7, predictions);

        assertAffect(AffectMetrics.valence(table).orElseThrow(), golden.get("valence"));
        assertAffect(AffectMetrics.arousal(table).orElseThrow(), golden.get("arousal"));
    }

    private static void assertAffect(AffectMetrics ours, JsonNode theirs) {
        assertThat(ours.rmse()).isCloseTo(theirs.get("rmse").asDouble(), PRECISELY);
        assertSame(ours.ccc(), theirs.get("ccc"));
        assertSame(ours.pearson(), theirs.get("pearson"));
        assertThat(ours.signAgreement()).isCloseTo(theirs.get("signAgreement").asDouble(), PRECISELY);
        assertThat(ours.samples()).isEqualTo(200);
    }

    @Test
    void the_probabilities_of_mcnemars_test_are_those_of_scipy() {
        Golden.read("golden-mcnemar.json").get("cases").forEach(theirs -> {
            McNemarTest test =
                    new McNemarTest(7, theirs.get("b").asInt(), theirs.get("c").asInt(), 11);
            assertRelatively(test.exactPValue(), theirs.get("exact").asDouble());
            assertRelatively(
                    test.statistic().orElseThrow(), theirs.get("statistic").asDouble());
            assertRelatively(
                    test.chiSquarePValue().orElseThrow(),
                    theirs.get("chiSquare").asDouble());
        });
    }

    private static void assertRelatively(double ours, double theirs) {
        assertThat(ours).isCloseTo(theirs, within(1e-10 * theirs));
    }

    @Test
    void calibration_has_as_many_bins_as_asked_for() {
        PredictionTable table = Golden.read("golden-complete.json").predictions();
        assertThat(Calibration.of(table, 7).bins()).hasSize(7);
    }
}
