package io.github.fer4j.models.zoo;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Architecture;
import java.util.Arrays;

/** The options of an architecture, as numbers. */
record NetOptions(Architecture architecture) {
    /** A share, in [0, 1). */
    double share(String option) {
        String text = architecture.options().get(option);
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value < 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new InvalidArgumentException(
                architecture.name() + ": the option '" + option + "' is a number in [0, 1), got '" + text + "'");
    }

    /** Whole numbers from 1 to 8192, separated by commas. */
    int[] widths(String option, int count) {
        String text = architecture.options().get(option);
        try {
            int[] values = Arrays.stream(text.split(","))
                    .mapToInt(s -> Integer.parseInt(s.strip()))
                    .toArray();
            if (values.length == count && Arrays.stream(values).allMatch(v -> v >= 1 && v <= 8192)) {
                return values;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new InvalidArgumentException(architecture.name() + ": the option '" + option + "' is " + count
                + " whole numbers from 1 to 8192, separated by commas, got '" + text + "'");
    }
}
