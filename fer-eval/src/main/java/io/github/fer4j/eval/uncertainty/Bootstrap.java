package io.github.fer4j.eval.uncertainty;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Percentile intervals by the bootstrap (Efron, <i>Bootstrap Methods: Another Look at the Jackknife</i>, Annals of Statistics
 * 7, 1979): as many samples as there are, are drawn from them with replacement, again and again, and the interval is what lies
 * between the outer percentiles of the figures. It covers the chance in the samples, not that in the training, for which see
 * {@link SeedSummary}. Immutable; the same seed gives the same interval, whatever the number of threads.
 */
public final class Bootstrap {
    /** 1,000 resamples, 95 %, seed 1, not stratified. */
    private static final Bootstrap STANDARD = new Bootstrap(1000, 0.95, 1, false);

    /** Resamples are drawn in so many parts at most, each with memory for the rows of one. */
    private static final int PARTS = 32;

    private final int resamples;
    private final double level;
    private final long seed;
    private final boolean stratified;

    private Bootstrap(int resamples, double level, long seed, boolean stratified) {
        this.resamples = resamples;
        this.level = level;
        this.seed = seed;
        this.stratified = stratified;
    }

    /** 95 % intervals of 1,000 resamples, seed 1, of all samples alike. */
    public static Bootstrap standard() {
        return STANDARD;
    }

    /**
     * This with another number of resamples.
     *
     * @param count at least 1; the ends scatter less with more
     * @return the changed bootstrap
     * @throws InvalidArgumentException if it is less than 1
     */
    public Bootstrap resamples(int count) {
        if (count < 1) {
            throw new InvalidArgumentException("a bootstrap draws at least 1 resample, got " + count);
        }
        return new Bootstrap(count, level, seed, stratified);
    }

    /**
     * This with another level.
     *
     * @param share of the resamples that is inside, in (0, 1)
     * @return the changed bootstrap
     * @throws InvalidArgumentException if it is not between 0 and 1
     */
    public Bootstrap level(double share) {
        if (!(share > 0 && share < 1)) {
            throw new InvalidArgumentException("an interval's level is between 0 and 1, such as 0.95, got " + share);
        }
        return new Bootstrap(resamples, share, seed, stratified);
    }

    /**
     * This with another seed.
     *
     * @param value any number
     * @return the changed bootstrap
     */
    public Bootstrap seed(long value) {
        return new Bootstrap(resamples, level, value, stratified);
    }

    /**
     * This, but drawing from each true class as many samples as it has. For data whose classes were drawn apart; a rare class is
     * then in every resample.
     *
     * @return the changed bootstrap
     */
    public Bootstrap stratified() {
        return new Bootstrap(resamples, level, seed, true);
    }

    /**
     * The interval of a metric.
     *
     * @param predictions what to judge
     * @param metric by what
     * @return the interval
     * @throws InvalidArgumentException if the metric is not defined for the predictions
     */
    public Interval of(PredictionTable predictions, Metric metric) {
        return of(predictions, List.of(metric)).get(0);
    }

    /**
     * The intervals of several metrics, of the same resamples: faster than one after the other, with the same result.
     *
     * @param predictions what to judge
     * @param metrics by what
     * @return an interval for each
     * @throws InvalidArgumentException if a metric is not defined for the predictions
     */
    public List<Interval> of(PredictionTable predictions, List<Metric> metrics) {
        double[] estimates =
                metrics.stream().mapToDouble(m -> estimate(predictions, m)).toArray();
        List<Metric.OnRows> figures =
                metrics.stream().map(m -> m.on(predictions)).toList();
        Resampler resampler = stratified ? Resampler.stratified(predictions) : Resampler.plain(predictions.size());
        OptionalDouble[][] values = new OptionalDouble[resamples][];
        int parts = Math.min(resamples, PARTS);
        IntStream.range(0, parts).parallel().forEach(part -> {
            int[] rows = new int[resampler.rows()];
            for (int i = part; i < resamples; i += parts) {
                resampler.draw(seed, i, rows);
                values[i] = figures.stream().map(figure -> figure.of(rows)).toArray(OptionalDouble[]::new);
            }
        });
        List<Interval> intervals = new ArrayList<>();
        for (int m = 0; m < estimates.length; m++) {
            int metric = m;
            double[] sorted = Arrays.stream(values)
                    .map(row -> row[metric])
                    .flatMapToDouble(OptionalDouble::stream)
                    .sorted()
                    .toArray();
            intervals.add(interval(metrics.get(m), estimates[m], sorted));
        }
        return intervals;
    }

    private static double estimate(PredictionTable predictions, Metric metric) {
        return metric.of(predictions)
                .orElseThrow(() -> new InvalidArgumentException("an interval is around a figure, but " + metric
                        + " is not defined for these " + predictions.size()
                        + " predictions; ask Metric.of first, or leave it out"));
    }

    private Interval interval(Metric metric, double estimate, double[] sorted) {
        if (sorted.length == 0) {
            throw new InvalidArgumentException(metric + " is not defined for any of " + resamples
                    + " resamples; draw more of them, or stratified ones");
        }
        double tail = (1 - level) / 2;
        return new Interval(
                metric.name(),
                estimate,
                quantile(sorted, tail),
                quantile(sorted, 1 - tail),
                level,
                sorted.length,
                resamples - sorted.length);
    }

    /** Linear between the two next values, as NumPy's default. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String toString() {
        return resamples + " resamples" + (stratified ? " by class" : "") + ", seed " + seed;
    }
}
