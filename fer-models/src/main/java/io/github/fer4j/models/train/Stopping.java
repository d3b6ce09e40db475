package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a run ends, and which epoch it keeps.
 *
 * @param epochs at most
 * @param patience epochs without a better one before it ends early; 0 for never
 * @param selection by what an epoch is better
 */
record Stopping(int epochs, int patience, Selection selection) {
    static final Stopping STANDARD = new Stopping(60, 0, Selection.ACCURACY);

    private static final Pattern TEXT = Pattern.compile("after (\\d+) epochs");

    Stopping withEpochs(int value) {
        return new Stopping(value, patience, selection);
    }

    Stopping withPatience(int value) {
        return new Stopping(epochs, value, selection);
    }

    Stopping withSelection(Selection value) {
        return new Stopping(epochs, patience, value);
    }

    String describePatience() {
        return patience == 0 ? "off" : "after " + patience + " epochs";
    }

    static int parsePatience(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            return Integer.parseInt(matcher.group(1));
        }
        if (text.equals("off")) {
            return 0;
        }
        throw new InvalidArgumentException("early stopping is 'off' or 'after N epochs', got '" + text + "'");
    }
}
