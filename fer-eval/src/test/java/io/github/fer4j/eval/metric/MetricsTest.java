package io.github.fer4j.eval.metric;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.NEUTRAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.eval.Predictions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is not defined, and what is refused. The values of what is defined are in {@code GoldenTest}. */
class MetricsTest {
    private static final LabelSet LABELS = LabelSet.of(ANGER, FEAR, HAPPINESS);
    private static final PredictionTable ALL_FEAR_ALL_RIGHT = PredictionTable.of(
            LABELS, List.of(Predictions.of("a", LABELS, FEAR, FEAR), Predictions.of("b", LABELS, FEAR, FEAR)));

    @Test
    void of_one_class_that_is_always_said_kappa_and_areas_are_not_defined() {
        ConfusionMatrix counts = ConfusionMatrix.of(ALL_FEAR_ALL_RIGHT);

        assertThat(CohensKappa.of(counts)).isEmpty();
        assertThat(MatthewsCorrelation.of(counts)).isZero();
        assertThat(RocAuc.of(ALL_FEAR_ALL_RIGHT, FEAR)).isEmpty();
        assertThat(RocAuc.of(ALL_FEAR_ALL_RIGHT, ANGER)).isEmpty();
        assertThat(RocAuc.macro(ALL_FEAR_ALL_RIGHT)).isEmpty();
        assertThat(RocCurve.of(ALL_FEAR_ALL_RIGHT, FEAR)).isEmpty();
        assertThat(AveragePrecision.of(ALL_FEAR_ALL_RIGHT, FEAR)).hasValue(1);
        assertThat(AveragePrecision.of(ALL_FEAR_ALL_RIGHT, ANGER)).isEmpty();
        assertThat(AveragePrecision.macro(ALL_FEAR_ALL_RIGHT)).isEqualTo(1);
        assertThat(PrecisionRecallCurve.of(ALL_FEAR_ALL_RIGHT, ANGER)).isEmpty();
    }

    @Test
    void without_targets_and_annotations_there_is_nothing_to_agree_with() {
        assertThat(KlDivergence.of(ALL_FEAR_ALL_RIGHT)).isEmpty();
        assertThat(ExpectedAccuracy.of(ALL_FEAR_ALL_RIGHT)).isEmpty();
        assertThat(ExpectedAccuracy.attainable(ALL_FEAR_ALL_RIGHT)).isEmpty();
        assertThat(AffectMetrics.valence(ALL_FEAR_ALL_RIGHT)).isEmpty();
        assertThat(AffectMetrics.arousal(ALL_FEAR_ALL_RIGHT)).isEmpty();
    }

    @Test
    void scores_that_are_the_targets_do_not_diverge_whatever_the_order_of_the_labels() {
        LabelSet other = LabelSet.of(HAPPINESS, ANGER, FEAR);
        Prediction prediction = new Prediction(
                "a",
                FEAR,
                Scores.of(LABELS, 0.25, 0.75, 0),
                Optional.of(Scores.of(other, 0, 0.25, 0.75)),
                Optional.empty());
        PredictionTable table = PredictionTable.of(LABELS, List.of(prediction, ALL_FEAR_ALL_RIGHT.prediction(0)));

        assertThat(KlDivergence.of(table)).hasValue(0);
        assertThat(ExpectedAccuracy.of(table)).hasValue(0.75);
    }

    private static Prediction affect(String id, double said, double truth) {
        return new Prediction(
                id,
                FEAR,
                Scores.certain(LABELS, FEAR).withValenceArousal(new ValenceArousal(said, 0.1)),
                Optional.empty(),
                Optional.of(new ValenceArousal(truth, 0.1)));
    }

    @Test
    void affect_that_does_not_vary_has_no_correlation() {
        PredictionTable one = PredictionTable.of(LABELS, List.of(affect("a", 0.5, 0.25)));
        AffectMetrics single = AffectMetrics.valence(one).orElseThrow();
        assertThat(single).isEqualTo(new AffectMetrics(1, 0.25, OptionalDouble.empty(), OptionalDouble.empty(), 1));

        PredictionTable two = PredictionTable.of(LABELS, List.of(affect("a", 0.5, 0.25), affect("b", 0.5, -0.25)));
        AffectMetrics constant = AffectMetrics.valence(two).orElseThrow();
        assertThat(constant.ccc()).hasValue(0);
        assertThat(constant.pearson()).isEmpty();
        assertThat(constant.signAgreement()).isEqualTo(0.5);
        AffectMetrics same = AffectMetrics.arousal(two).orElseThrow();
        assertThat(same).isEqualTo(new AffectMetrics(2, 0, OptionalDouble.empty(), OptionalDouble.empty(), 1));
    }

    @Test
    void guesses_are_one_to_the_number_of_classes() {
        assertThat(TopKAccuracy.of(ALL_FEAR_ALL_RIGHT, 3)).isEqualTo(1);
        for (int k : new int[] {0, -1, 4}) {
            assertThatThrownBy(() -> TopKAccuracy.of(ALL_FEAR_ALL_RIGHT, k))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("1 to 3")
                    .hasMessageContaining("got " + k);
        }
    }

    @Test
    void a_class_that_is_not_among_the_labels_is_refused() {
        assertThatThrownBy(() -> RocAuc.of(ALL_FEAR_ALL_RIGHT, NEUTRAL)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> Calibration.ofClass(ALL_FEAR_ALL_RIGHT, NEUTRAL, 5))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> ClassWiseCalibration.expectedError(ALL_FEAR_ALL_RIGHT, 0))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got 0");
    }

    @Test
    void a_matrix_that_was_counted_elsewhere_is_checked() {
        LabelSet two = LabelSet.of(ANGER, FEAR);
        assertThat(ConfusionMatrix.of(two, new int[][] {{3, 1}, {0, 2}})
                        .truth(ANGER)
                        .predicted(FEAR))
                .isEqualTo(1);
        for (int[][] wrong : new int[][][] {
            {{1, 2}}, {{1}, {2}}, {{1, -1}, {0, 0}}, {{0, 0}, {0, 0}}, {{Integer.MAX_VALUE, 1}, {0, 0}}
        }) {
            assertThatThrownBy(() -> ConfusionMatrix.of(two, wrong)).isInstanceOf(InvalidArgumentException.class);
        }
    }

    @Test
    void a_metric_of_any_kind_gives_the_same_on_all_rows_as_on_the_table() {
        PredictionTable table = PredictionTable.of(LABELS, Predictions.random(LABELS, 50, 5));
        int[] rows = IntStream.range(0, 50).toArray();
        for (Metric metric : List.of(
                Metric.ACCURACY,
                Metric.UAR,
                Metric.MACRO_F1,
                Metric.WEIGHTED_F1,
                Metric.KAPPA,
                Metric.MCC,
                Metric.LOG_LOSS,
                Metric.BRIER,
                Metric.ECE,
                Metric.AUC)) {
            assertThat(metric.on(table).of(rows)).as(metric.name()).isEqualTo(metric.of(table));
        }
        assertThat(Metric.KAPPA.of(table)).isEqualTo(CohensKappa.of(ConfusionMatrix.of(table)));
        assertThat(Metric.AUC.of(ALL_FEAR_ALL_RIGHT)).isEmpty();
    }

    @Test
    void the_area_of_many_is_the_share_of_pairs_in_order_however_they_are_spread() {
        LabelSet two = LabelSet.of(ANGER, FEAR);
        for (double power : new double[] {1, 6, 0.01}) {
            Random random = new Random(3);
            int[] truth = new int[10_000];
            double[][] probabilities = new double[truth.length][];
            for (int i = 0; i < truth.length; i++) {
                truth[i] = i % 2;
                // In steps, so that there are ties.
                double anger = Math.pow(random.nextInt(1001) / 1000.0, power);
                probabilities[i] = new double[] {anger, 1 - anger};
            }
            double inOrder = 0;
            for (int i = 0; i < truth.length; i += 2) {
                for (int j = 1; j < truth.length; j += 2) {
                    inOrder += (1 + Math.signum(probabilities[i][0] - probabilities[j][0])) / 2;
                }
            }
            assertThat(RocAuc.of(PredictionTable.of(two, truth, probabilities), ANGER)
                            .orElseThrow())
                    .isCloseTo(inOrder / (truth.length / 2.0) / (truth.length / 2.0), within(1e-12));
        }
    }

    @Test
    void figures_of_counts_do_not_depend_on_the_number_of_classes() {
        LabelSet many = LabelSet.of(
                IntStream.range(0, 20).mapToObj(i -> Emotion.of("e" + i)).toList());
        PredictionTable table = PredictionTable.of(many, Predictions.random(many, 40, 5));
        int[] rows = IntStream.range(0, 40).map(i -> i / 2).toArray();
        assertThat(Metric.UAR.on(table).of(rows)).isEqualTo(Metric.UAR.of(table.rows(rows)));
    }

    @Test
    void a_metric_that_gives_nan_is_found_out() {
        Metric broken = Metric.of("broken", table -> OptionalDouble.of(Double.NaN));
        assertThatThrownBy(() -> broken.of(ALL_FEAR_ALL_RIGHT))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("NaN from broken");
    }

    @Test
    void groups_are_judged_apart_and_the_largest_gap_names_two_of_them() {
        List<Prediction> predictions = List.of(
                Predictions.of("a1", LABELS, FEAR, FEAR),
                Predictions.of("a2", LABELS, FEAR, ANGER),
                Predictions.of("b1", LABELS, FEAR, FEAR),
                Predictions.of("b2", LABELS, ANGER, ANGER),
                Predictions.of("c1", LABELS, FEAR, ANGER),
                Predictions.of("nobody", LABELS, FEAR, FEAR));
        FerDataset data = FerDataset.of(
                "faces",
                LABELS,
                List.of(
                        sample("a1", "anna"),
                        sample("a2", "anna"),
                        sample("b1", "ben"),
                        sample("b2", "ben"),
                        sample("c1", "cleo")));

        GroupedFigures figures = GroupedFigures.of(
                PredictionTable.of(LABELS, predictions), GroupedFigures.by(data, Sample::subject), Metric.ACCURACY);

        assertThat(figures.groups())
                .containsExactly(
                        new GroupedFigures.Group("anna", 2, OptionalDouble.of(0.5)),
                        new GroupedFigures.Group("ben", 2, OptionalDouble.of(1)),
                        new GroupedFigures.Group("cleo", 1, OptionalDouble.of(0)));
        assertThat(figures.ungrouped()).isEqualTo(1);
        assertThat(figures.metric()).isEqualTo("accuracy");
        GroupedFigures.Gap all = figures.largestGap(1).orElseThrow();
        assertThat(all.lowest().name()).isEqualTo("cleo");
        assertThat(all.size()).isEqualTo(1);
        assertThat(figures.largestGap(2).orElseThrow().size()).isCloseTo(0.5, within(1e-15));
        assertThat(figures.largestGap(3)).isEmpty();
        assertThatThrownBy(() -> GroupedFigures.of(ALL_FEAR_ALL_RIGHT, p -> Optional.empty(), Metric.UAR))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("none of 2");
    }

    private static Sample sample(String id, String subject) {
        return Sample.builder(id, Image.gray(1, 1, new byte[1]))
                .label(Emotion.FEAR)
                .subject(subject)
                .build();
    }
}
