package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@link Transfer} as text: parts divided by a semicolon and a space. The name of the model, in which anything may stand, is
 * the last one.
 */
final class TransferText {
    static final String OFF = "off";

    private static final String NEW_HEAD = "new head";
    private static final String PARTLY = "partly";
    private static final Pattern FREEZE = Pattern.compile("freeze to ([^ ;]+)");
    private static final Pattern UNFREEZE = Pattern.compile("unfreeze ([^ ;]+) at ([0-9]{1,9})");
    private static final Pattern RATE = Pattern.compile("rate ([^ ;]+) ([0-9.E-]+)");
    private static final Pattern RATES = Pattern.compile("rates at ([0-9]{1,9}) times ([0-9.E-]+)");
    private static final Pattern STATISTICS = Pattern.compile("statistics ([a-z ]+)");

    private boolean newHead;
    private boolean partly;
    private StagePlan plan = StagePlan.ALL_LEARN;

    private TransferText() {}

    static String of(StagePlan plan, boolean newHead, boolean partly, TransferSource source) {
        List<String> parts = new ArrayList<>();
        if (plan.frozenTo() != null) {
            parts.add("freeze to " + plan.frozenTo());
        }
        plan.unfreezing().forEach((epoch, stage) -> parts.add("unfreeze " + stage + " at " + epoch));
        plan.rates().forEach((stage, factor) -> parts.add("rate " + stage + " " + factor));
        plan.rateChanges().forEach((epoch, factor) -> parts.add("rates at " + epoch + " times " + factor));
        parts.add("statistics " + plan.statistics().describe());
        if (newHead) {
            parts.add(NEW_HEAD);
        }
        if (partly) {
            parts.add(PARTLY);
        }
        parts.add(source.describe());
        return String.join("; ", parts);
    }

    static Transfer parse(String text) {
        if (text.equals(OFF)) {
            return Transfer.OFF;
        }
        TransferText read = new TransferText();
        String rest = text;
        while (true) {
            TransferSource source = TransferSource.parse(rest);
            if (source != null) {
                return new Transfer(source, read.newHead, read.partly, read.plan);
            }
            int end = rest.indexOf("; ");
            if (end < 0) {
                throw refused(text, rest);
            }
            read.take(rest.substring(0, end), text);
            rest = rest.substring(end + 2);
        }
    }

    private void take(String part, String text) {
        Matcher words;
        if (part.equals(NEW_HEAD)) {
            newHead = true;
        } else if (part.equals(PARTLY)) {
            partly = true;
        } else if ((words = FREEZE.matcher(part)).matches()) {
            plan = plan.withFrozenTo(words.group(1));
        } else if ((words = UNFREEZE.matcher(part)).matches()) {
            plan = plan.withUnfreezing(Integer.parseInt(words.group(2)), words.group(1));
        } else if ((words = RATE.matcher(part)).matches()) {
            plan = plan.withRate(words.group(1), Double.parseDouble(words.group(2)));
        } else if ((words = RATES.matcher(part)).matches()) {
            plan = plan.withRateChange(Integer.parseInt(words.group(1)), Double.parseDouble(words.group(2)));
        } else if ((words = STATISTICS.matcher(part)).matches()) {
            plan = plan.withStatistics(NormStatistics.parse(words.group(1)));
        } else {
            throw refused(text, part);
        }
    }

    private static InvalidArgumentException refused(String text, String part) {
        return new InvalidArgumentException("a transfer is '" + OFF + "' or parts such as 'freeze to stage3; unfreeze"
                + " stage2 at 4; statistics frozen stages; from <SHA-256> resNet18', got '" + part + "' in '" + text
                + "'");
    }
}
