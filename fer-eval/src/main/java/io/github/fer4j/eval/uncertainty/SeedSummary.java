package io.github.fer4j.eval.uncertainty;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.metric.PredictionTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A figure over several trainings that differ by their seed alone: one run may be lucky.
 *
 * @param metric what was measured
 * @param runs how many trainings, at least 1
 * @param mean of their figures
 * @param deviation the standard deviation with {@code runs - 1} below the sum; empty for a single run
 * @param least the lowest figure
 * @param largest the highest
 */
public record SeedSummary(
        String metric, int runs, double mean, OptionalDouble deviation, double least, double largest) {
    /** Checks that nothing is missing. */
    public SeedSummary {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(deviation, "deviation");
    }

    /**
     * Sums up figures.
     *
     * @param metric what they are
     * @param figures one for each run, finite
     * @return the summary
     * @throws InvalidArgumentException if there are none, or one is not finite
     */
    public static SeedSummary of(String metric, double... figures) {
        if (figures.length == 0 || !Arrays.stream(figures).allMatch(Double::isFinite)) {
            throw new InvalidArgumentException(
                    "a summary of seeds is of one finite figure or more, got " + Arrays.toString(figures));
        }
        int runs = figures.length;
        double mean = Arrays.stream(figures).sum() / runs;
        double squares =
                Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).sum();
        return new SeedSummary(
                metric,
                runs,
                mean,
                runs == 1 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (runs - 1))),
                Arrays.stream(figures).min().getAsDouble(),
                Arrays.stream(figures).max().getAsDouble());
    }

    /**
     * Measures each run and sums up.
     *
     * @param metric by what
     * @param runs the predictions of each
     * @return the summary
     * @throws InvalidArgumentException if there are none, or the metric is not defined for one
     */
    public static SeedSummary of(Metric metric, List<PredictionTable> runs) {
        return of(
                metric.name(),
                runs.stream()
                        .mapToDouble(run -> metric.of(run)
                                .orElseThrow(
                                        () -> new InvalidArgumentException("a summary of seeds is over runs that have a"
                                                + " figure each, but " + metric + " is not defined for one of them")))
                        .toArray());
    }

    /** Such as {@code accuracy 0.6612 ± 0.0034 (5 runs)}. */
    @Override
    public String toString() {
        String scatter = deviation.isPresent() ? String.format(Locale.ROOT, " ± %.4f", deviation.getAsDouble()) : "";
        return String.format(Locale.ROOT, "%s %.4f%s (%d run%s)", metric, mean, scatter, runs, runs == 1 ? "" : "s");
    }
}
