package io.github.fer4j.noise.selection;

import io.github.fer4j.InvalidArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What share of each batch is learned from, by epoch: {@code R(t) = 1 - n min((t / T)^c, 1)} with noise rate n, ramp T and
 * exponent c. Everything at first, when small and large losses say little, down to the share of right labels after the ramp.
 * Han et al., <i>Co-teaching: Robust Training of Deep Neural Networks with Extremely Noisy Labels</i>, NeurIPS 2018, section 3
 * and appendix.
 *
 * @param noiseRate n, the share of wrong labels, estimated or known, in [0, 1)
 * @param ramp T, the number of epochs until all of it is left out, at least 1
 * @param exponent c, above 0 and at most 10; 1 is a straight line
 */
public record KeepSchedule(double noiseRate, int ramp, double exponent) {
    private static final String NUMBER = "(-?[0-9]++(?:\\.[0-9]++)?+(?:[eE]-?[0-9]++)?+)";
    private static final Pattern TEXT =
            Pattern.compile("noise " + NUMBER + " left out over ([0-9]{1,10}) epochs(?:, exponent " + NUMBER + ")?");

    /**
     * Checks the ranges.
     *
     * @throws InvalidArgumentException if a value is out of range
     */
    public KeepSchedule {
        if (!(noiseRate >= 0 && noiseRate < 1)) {
            throw new InvalidArgumentException("a noise rate is from 0 to below 1, got " + noiseRate);
        }
        if (ramp < 1) {
            throw new InvalidArgumentException("the ramp of a keep schedule is at least 1 epoch, got " + ramp);
        }
        if (!(exponent > 0 && exponent <= 10)) {
            throw new InvalidArgumentException(
                    "the exponent of a keep schedule is above 0 and at most 10, got " + exponent);
        }
    }

    /**
     * The schedule of the paper: a straight line over 10 epochs.
     *
     * @param noiseRate the share of wrong labels, in [0, 1)
     * @return the schedule
     * @throws InvalidArgumentException if the rate is out of range
     */
    public static KeepSchedule coTeaching(double noiseRate) {
        return new KeepSchedule(noiseRate, 10, 1);
    }

    /**
     * The share to learn from.
     *
     * @param epoch t, from 0 for the first one
     * @return R(t), from 1 - n to 1
     * @throws InvalidArgumentException if the epoch is negative
     */
    public double keep(int epoch) {
        if (epoch < 0) {
            throw new InvalidArgumentException("epochs are counted from 0, got " + epoch);
        }
        return 1 - noiseRate * Math.min(Math.pow((double) epoch / ramp, exponent), 1);
    }

    /**
     * The schedule that {@link #describe} gave this text.
     *
     * @param text such as {@code noise 0.2 left out over 10 epochs, exponent 2.0}
     * @return the schedule
     * @throws InvalidArgumentException if it is no such text, or a value is out of range
     */
    public static KeepSchedule parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches() || Long.parseLong(parts.group(2)) > Integer.MAX_VALUE) {
            throw new InvalidArgumentException("a keep schedule is text as its describe() gives it, such as"
                    + " 'noise 0.2 left out over 10 epochs' or with ', exponent 2.0' behind, got '" + text + "'");
        }
        return new KeepSchedule(
                Double.parseDouble(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                parts.group(3) == null ? 1 : Double.parseDouble(parts.group(3)));
    }

    /** All of it, to the last digit, such as {@code noise 0.2 left out over 10 epochs}; {@link #parse} reads it. */
    public String describe() {
        return "noise " + noiseRate + " left out over " + ramp + " epochs"
                + (exponent == 1 ? "" : ", exponent " + exponent);
    }

    /** The same as {@link #describe}. */
    @Override
    public String toString() {
        return describe();
    }
}
