package io.github.fer4j.models.optim;

import io.github.fer4j.InvalidArgumentException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Settings as text, such as {@code Adam 0.004, weight decay 0.01}: parts divided by a comma and a space, each a name and the
 * numbers after it. The first part chooses among the known types, never a class to load; the order of the others does not
 * matter. Numbers are written by {@link Double#toString(double)}, so that they are read back to the last digit.
 */
final class SettingText {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?+(?:[eE]-?[0-9]++)?+");

    private final String name;
    private final double[] numbers;
    private final Map<String, double[]> options = new HashMap<>();

    private SettingText(String text) {
        String[] parts = text.strip().split(", ", -1);
        this.name = nameOf(parts[0]);
        this.numbers = numbersOf(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            if (options.put(nameOf(parts[i]), numbersOf(parts[i])) != null) {
                throw new InvalidArgumentException("'" + nameOf(parts[i]) + "' is said twice");
            }
        }
    }

    /**
     * Reads a setting.
     *
     * @param what for the message, such as {@code an optimiser}
     * @param example a text that can be read, for the message
     * @param text what {@code describe()} gave
     * @param reader takes all parts
     * @throws InvalidArgumentException if the text is malformed, says too much, or the reader throws one
     */
    static <T> T read(String what, String example, String text, Function<SettingText, T> reader) {
        Objects.requireNonNull(text, "text");
        try {
            SettingText parts = new SettingText(text);
            T read = reader.apply(parts);
            if (!parts.options.isEmpty()) {
                throw new InvalidArgumentException("it has no " + parts.options.keySet());
            }
            return read;
        } catch (InvalidArgumentException e) {
            throw new InvalidArgumentException(what + " is text as its describe() gives it, such as '" + example
                    + "', got '" + text + "': " + e.getMessage());
        }
    }

    /** That of the first part; empty where it is a number alone. */
    String name() {
        return name;
    }

    /** The one number of the first part. */
    double number() {
        return numbers(1)[0];
    }

    /** Says that the first part is a name alone. */
    void noNumber() {
        numbers(0);
    }

    private double[] numbers(int count) {
        return counted(name, numbers, count);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The one number of another part, which is then done with. */
    double take(String option, double otherwise) {
        return has(option) ? counted(option, options.remove(option), 1)[0] : otherwise;
    }

    /** The numbers of another part, which is then done with. */
    double[] takeAll(String option) {
        double[] values = options.remove(option);
        if (values == null) {
            throw new InvalidArgumentException("'" + option + "' is missing");
        }
        return values;
    }

    InvalidArgumentException unknown() {
        return new InvalidArgumentException("there is no '" + name + "'");
    }

    static double[] counted(String name, double[] values, int count) {
        if (values.length != count) {
            throw new InvalidArgumentException(
                    "'" + name + "' has " + count + (count == 1 ? " number" : " numbers") + ", got " + values.length);
        }
        return values;
    }

    private static String nameOf(String part) {
        String[] words = part.split(" ", -1);
        return String.join(" ", Arrays.copyOf(words, firstNumber(words)));
    }

    private static double[] numbersOf(String part) {
        String[] words = part.split(" ", -1);
        return Arrays.stream(words, firstNumber(words), words.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static int firstNumber(String[] words) {
        int at = words.length;
        while (at > 0 && NUMBER.matcher(words[at - 1]).matches()) {
            at--;
        }
        return at;
    }
}
