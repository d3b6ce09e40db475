package io.github.fer4j.models.optim;

import io.github.fer4j.InvalidArgumentException;

/** Ranges that several settings share. Each gives the value back, 0.0 for -0.0, so that equal settings are equal. */
final class Checks {
    private Checks() {}

    static double learningRate(double value) {
        if (!(value > 0 && value <= 10)) {
            throw new InvalidArgumentException("a learning rate is above 0 and at most 10, got " + value
                    + "; usual are 1e-4 to 5e-3 for Adam and RMSProp, 1e-2 to 1e-1 for SGD");
        }
        return value;
    }

    static double weightDecay(double value) {
        if (!(value >= 0 && value < 1)) {
            throw new InvalidArgumentException(
                    "weight decay is in [0, 1), got " + value + "; usual are 1e-4 to 5e-2, and 0 is none");
        }
        return value + 0.0;
    }

    static double epsilon(String optimizer, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InvalidArgumentException(optimizer + "'s epsilon is in (0, 1), got " + value + "; 1e-8 is usual");
        }
        return value;
    }

    /** @param usual the end of the message, such as {@code 0.9 is usual} */
    static double shareBelowOne(String what, double value, String usual) {
        if (!(value >= 0 && value < 1)) {
            throw new InvalidArgumentException(what + " is in [0, 1), got " + value + "; " + usual);
        }
        return value + 0.0;
    }

    /** @param usual the end of the message, such as {@code 0.1 is usual} */
    static double insideUnit(String what, double value, String usual) {
        if (!(value > 0 && value < 1)) {
            throw new InvalidArgumentException(what + " is in (0, 1), got " + value + "; " + usual);
        }
        return value;
    }
}
