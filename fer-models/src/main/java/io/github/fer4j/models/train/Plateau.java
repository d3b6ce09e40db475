package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the learning rate falls because the validation data saw no better epoch.
 *
 * @param factor what the rate is multiplied by, in (0, 1)
 * @param patience epochs without a better one, at least 1; 0 for never
 */
record Plateau(double factor, int patience) {
    static final Plateau OFF = new Plateau(1, 0);

    private static final Pattern TEXT = Pattern.compile("times (\\S+) after (\\d+) epochs");

    static Plateau of(double factor, int patience) {
        if (!(factor > 0 && factor < 1)) {
            throw new InvalidArgumentException("the plateau factor is in (0, 1), got " + factor);
        }
        return new Plateau(factor, Trainer.inRange("a plateau is 1 to 100000 epochs long", patience, 1, 100_000));
    }

    static Plateau parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (text.equals(OFF.describe())) {
            return OFF;
        }
        if (!matcher.matches()) {
            throw new InvalidArgumentException(
                    "a plateau is 'off' or 'times FACTOR after N epochs', got '" + text + "'");
        }
        return of(Double.parseDouble(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    boolean isOff() {
        return patience == 0;
    }

    String describe() {
        return isOff() ? "off" : "times " + factor + " after " + patience + " epochs";
    }
}
