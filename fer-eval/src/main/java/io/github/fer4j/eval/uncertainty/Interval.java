package io.github.fer4j.eval.uncertainty;

import java.util.Locale;
import java.util.Objects;

/**
 * A figure and where it would lie, had other samples of the same kind been drawn.
 *
 * @param metric what was measured
 * @param estimate the figure of the samples themselves
 * @param lower the interval's lower end
 * @param upper the interval's upper end
 * @param level the share of resamples that is inside, in (0, 1)
 * @param resamples how many resamples the ends are of, at least 1
 * @param undefined how many more had no figure, such as for want of a class, and count for nothing
 */
public record Interval(
        String metric, double estimate, double lower, double upper, double level, int resamples, int undefined) {
    /** Checks that there is a name. */
    public Interval {
        Objects.requireNonNull(metric, "metric");
    }

    /** The distance of the ends. */
    public double width() {
        return upper - lower;
    }

    /**
     * Whether a figure is inside.
     *
     * @param figure of the same metric
     * @return true if it is, or on an end
     */
    public boolean contains(double figure) {
        return lower <= figure && figure <= upper;
    }

    /** Such as {@code accuracy 0.6657 (95 % interval 0.6498 to 0.6810)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s %.4f (%.4g %% interval %.4f to %.4f)", metric, estimate, 100 * level, lower, upper);
    }
}
