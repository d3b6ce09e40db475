package io.github.fer4j.noise.aggregate;

import io.github.fer4j.InvalidArgumentException;

/**
 * When EM ends.
 *
 * @param maxIterations at the latest after so many
 * @param tolerance as soon as the log-likelihood changes by no more than this share of itself
 */
record StoppingRule(int maxIterations, double tolerance) {
    static final StoppingRule DEFAULT = new StoppingRule(100, 1e-5);

    StoppingRule withMaxIterations(int value) {
        return new StoppingRule(atLeastOne("number of iterations", value), tolerance);
    }

    StoppingRule withTolerance(double value) {
        if (!(value >= 0 && value < 1)) {
            throw new InvalidArgumentException(
                    "a tolerance is in [0, 1), a share of the log-likelihood, got " + value + "; 1e-5 is usual");
        }
        return new StoppingRule(maxIterations, value);
    }

    boolean met(double before, double now) {
        return Math.abs(now - before) <= tolerance * Math.abs(before);
    }

    static int atLeastOne(String what, int value) {
        if (value < 1) {
            throw new InvalidArgumentException("a " + what + " is at least 1, got " + value);
        }
        return value;
    }

    static double smoothing(double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidArgumentException("smoothing is finite and not negative, got " + value
                    + "; it is added to counts of answers, 0.1 is usual and 0 is none");
        }
        return value;
    }

    @Override
    public String toString() {
        return "at most " + maxIterations + " iterations, tolerance " + tolerance;
    }
}
