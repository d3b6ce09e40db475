package io.github.fer4j.models.zoo;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The options of an architecture, read as what they are. */
record NetOptions(Architecture architecture) {
    /** A share, in [0, 1). */
    double share(String option) {
        return number(option, "a number in [0, 1)", 0, Math.nextDown(1.0));
    }

    /** A factor for the number of filters, in [0.05, 8]. */
    double factor(String option) {
        return number(option, "a number from 0.05 to 8", 0.05, 8);
    }

    /** A whole number in this range. */
    int whole(String option, int least, int most) {
        String rule = "a whole number from " + least + " to " + most;
        try {
            int value = Integer.parseInt(text(option).strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw refused(option, rule);
    }

    /** A whole number that divides another one. */
    int divisor(String option, int of) {
        int value = whole(option, 1, of);
        if (of % value != 0) {
            throw refused(option, "a whole number that divides " + of);
        }
        return value;
    }

    private double number(String option, String rule, double least, double most) {
        try {
            double value = Double.parseDouble(text(option));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw refused(option, rule);
    }

    /** Whole numbers from 1 to 8192, separated by commas. */
    int[] widths(String option, int count) {
        try {
            int[] values = Arrays.stream(text(option).split(","))
                    .mapToInt(s -> Integer.parseInt(s.strip()))
                    .toArray();
            if (values.length == count && Arrays.stream(values).allMatch(v -> v >= 1 && v <= 8192)) {
                return values;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw refused(option, count + " whole numbers from 1 to 8192, separated by commas");
    }

    /** One of these constants, by its name in lower case. */
    <E extends Enum<E>> E choice(String option, List<E> constants) {
        List<String> names = constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(text(option));
        if (index < 0) {
            throw refused(option, "one of " + names);
        }
        return constants.get(index);
    }

    /** One of these words. */
    String text(String option, List<String> words) {
        if (!words.contains(text(option))) {
            throw refused(option, "one of " + words);
        }
        return text(option);
    }

    /** {@code true} or {@code false}. */
    boolean flag(String option) {
        return switch (text(option)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(option, "true or false");
        };
    }

    private String text(String option) {
        return architecture.options().get(option);
    }

    private InvalidArgumentException refused(String option, String rule) {
        return new InvalidArgumentException(
                architecture.name() + ": the option '" + option + "' is " + rule + ", got '" + text(option) + "'");
    }
}
