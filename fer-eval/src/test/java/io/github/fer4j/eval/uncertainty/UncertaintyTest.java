package io.github.fer4j.eval.uncertainty;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.FEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.eval.Predictions;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UncertaintyTest {
    private static final LabelSet LABELS = LabelSet.FERPLUS_8;
    private static final PredictionTable TABLE = PredictionTable.of(LABELS, Predictions.random(LABELS, 200, 1));

    @Test
    void the_same_seed_gives_the_same_interval_whatever_the_number_of_threads() throws Exception {
        Bootstrap bootstrap = Bootstrap.standard().resamples(200).seed(9);
        List<Metric> metrics = List.of(Metric.ACCURACY, Metric.LOG_LOSS, Metric.ECE);
        List<Interval> intervals = bootstrap.of(TABLE, metrics);
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            assertThat(one.submit(() -> bootstrap.of(TABLE, metrics)).get()).isEqualTo(intervals);
        } finally {
            one.shutdown();
        }
        assertThat(bootstrap.of(TABLE, Metric.ECE)).isEqualTo(intervals.get(2));
        assertThat(bootstrap.seed(10).of(TABLE, metrics)).isNotEqualTo(intervals);
        assertThat(intervals.get(0))
                .extracting("metric", "level", "resamples", "undefined")
                .containsExactly("accuracy", 0.95, 200, 0);
    }

    @Test
    void a_higher_level_is_wider_and_the_log_loss_has_the_width_of_the_normal_approximation() {
        Bootstrap bootstrap = Bootstrap.standard().resamples(4000);
        Interval usual = bootstrap.of(TABLE, Metric.LOG_LOSS);
        assertThat(bootstrap.level(0.5).of(TABLE, Metric.LOG_LOSS).width()).isLessThan(usual.width());

        double[] losses = IntStream.range(0, TABLE.size())
                .mapToDouble(row -> -Math.log(TABLE.probability(row, TABLE.truth(row))))
                .toArray();
        double mean = Arrays.stream(losses).average().orElseThrow();
        double variance = Arrays.stream(losses)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        double normal = 2 * 1.959964 * Math.sqrt(variance / TABLE.size());
        assertThat(usual.estimate()).isCloseTo(mean, within(1e-12));
        assertThat(usual.width()).isCloseTo(normal, within(0.06 * normal));
    }

    @Test
    void stratified_resamples_keep_the_number_of_each_class() {
        Metric shareOfFear =
                Metric.ofMean("share of fear", (table, row) -> table.truth(row) == LABELS.indexOf(FEAR) ? 1 : 0);
        Bootstrap bootstrap = Bootstrap.standard().resamples(100);

        assertThat(bootstrap.stratified().of(TABLE, shareOfFear).width()).isZero();
        assertThat(bootstrap.of(TABLE, shareOfFear).width()).isPositive();
    }

    @Test
    void every_row_is_drawn_and_no_other() {
        int[] times = new int[7];
        Resampler resampler = Resampler.plain(7);
        int[] rows = new int[resampler.rows()];
        for (int i = 0; i < 10_000; i++) {
            resampler.draw(5, i, rows);
            for (int row : rows) {
                times[row]++;
            }
        }
        // 10,000 each, with a deviation of 93.
        assertThat(IntStream.of(times)).allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
    }

    @Test
    void resamples_without_a_figure_are_counted_and_a_metric_without_one_is_refused() {
        Metric fear = Metric.of(
                "accuracy on fear",
                table -> IntStream.range(0, table.size())
                        .filter(row -> table.truth(row) == LABELS.indexOf(FEAR))
                        .mapToDouble(row -> table.predicted(row) == table.truth(row) ? 1 : 0)
                        .average());
        PredictionTable few = PredictionTable.of(
                LABELS, List.of(Predictions.of("a", LABELS, FEAR, FEAR), Predictions.of("b", LABELS, ANGER, ANGER)));

        Interval interval = Bootstrap.standard().of(few, fear);

        // Both of two draws are anger in one of four resamples.
        assertThat(interval.undefined()).isBetween(200, 300);
        assertThat(interval.resamples() + interval.undefined()).isEqualTo(1000);
        assertThat(interval).extracting("lower", "estimate", "upper").containsExactly(1.0, 1.0, 1.0);
        assertThatThrownBy(() -> Bootstrap.standard().of(few.rows(1), fear))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("accuracy on fear is not defined for these 1 predictions");
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThatThrownBy(() -> Bootstrap.standard().resamples(0)).isInstanceOf(InvalidArgumentException.class);
        for (double level : new double[] {0, 1, -1, Double.NaN}) {
            assertThatThrownBy(() -> Bootstrap.standard().level(level)).isInstanceOf(InvalidArgumentException.class);
        }
    }

    @Test
    void seeds_are_summed_up_by_mean_and_sample_deviation() {
        SeedSummary summary = SeedSummary.of("accuracy", 0.6, 0.7, 0.8);

        assertThat(summary.mean()).isCloseTo(0.7, within(1e-15));
        assertThat(summary.deviation().orElseThrow()).isCloseTo(0.1, within(1e-15));
        assertThat(summary).hasToString("accuracy 0.7000 ± 0.1000 (3 runs)");
        assertThat(SeedSummary.of("accuracy", 0.6))
                .isEqualTo(new SeedSummary("accuracy", 1, 0.6, OptionalDouble.empty(), 0.6, 0.6))
                .hasToString("accuracy 0.6000 (1 run)");
        assertThat(SeedSummary.of(Metric.ACCURACY, List.of(TABLE, TABLE)).deviation())
                .hasValue(0);
        assertThatThrownBy(() -> SeedSummary.of("accuracy")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> SeedSummary.of("accuracy", 0.5, Double.NaN))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("NaN");
        Metric never = Metric.of("never", table -> OptionalDouble.empty());
        assertThatThrownBy(() -> SeedSummary.of(never, List.of(TABLE)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("never");
    }

    private static Prediction said(String id, boolean right) {
        return Predictions.of(id, LABELS, FEAR, right ? FEAR : ANGER);
    }

    @Test
    void two_models_are_compared_sample_by_sample_in_any_order() {
        List<Prediction> first = Arrays.asList(
                said("a", true), said("b", true), said("c", true), said("d", false), said("e", false), said("f", true));
        List<Prediction> second = Arrays.asList(
                said("a", true),
                said("b", false),
                said("c", false),
                said("d", true),
                said("e", false),
                said("f", false));
        Collections.reverse(second);

        McNemarTest test = McNemarTest.of(PredictionTable.of(LABELS, first), PredictionTable.of(LABELS, second));

        assertThat(test).isEqualTo(new McNemarTest(1, 3, 1, 1));
        assertThat(test.disagreements()).isEqualTo(4);
        assertThat(test.exactPValue()).isCloseTo(2 * (1 + 4) / 16.0, within(1e-15));
        assertThat(test.statistic()).hasValue(0.25);
    }

    @Test
    void models_that_never_disagree_do_not_differ() {
        McNemarTest test = McNemarTest.of(TABLE, TABLE);

        assertThat(test.disagreements()).isZero();
        assertThat(test.exactPValue()).isEqualTo(1);
        assertThat(test.statistic()).isEmpty();
        assertThat(test.chiSquarePValue()).isEmpty();
    }

    @Test
    void other_samples_are_refused_by_name() {
        PredictionTable ab = PredictionTable.of(LABELS, List.of(said("a", true), said("b", true)));
        PredictionTable aa = PredictionTable.of(LABELS, List.of(said("a", true), said("a", true)));
        PredictionTable ac = PredictionTable.of(LABELS, List.of(said("a", true), said("c", true)));
        PredictionTable otherTruth =
                PredictionTable.of(LABELS, List.of(said("a", true), Predictions.of("b", LABELS, ANGER, ANGER)));

        assertRefused(ab, ab.rows(0), "2 and 1");
        assertRefused(ab, aa, "'a' twice");
        assertRefused(aa, ab, "'a' from the first more often");
        assertRefused(ab, ac, "'b'");
        assertRefused(ab, otherTruth, "two of 'b': fear and anger");
        assertThatThrownBy(() -> new McNemarTest(0, -1, 0, 0)).isInstanceOf(InvalidArgumentException.class);
    }

    private static void assertRefused(PredictionTable first, PredictionTable second, String message) {
        assertThatThrownBy(() -> McNemarTest.of(first, second))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(message);
    }
}
