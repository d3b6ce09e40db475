package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.noise.selection.EarlyLearning;
import io.github.fer4j.noise.selection.KeepSchedule;

/**
 * How far a run trusts the labels.
 *
 * @param keep what share of each batch is learned from; null for all of it
 * @param coTeaching whether a second net chooses that share, instead of the net itself
 * @param early what holds the net to what it believed before; null for nothing
 */
record LabelTrust(KeepSchedule keep, boolean coTeaching, EarlyLearning early) {
    static final LabelTrust ALL = new LabelTrust(null, false, null);

    LabelTrust smallLoss(KeepSchedule schedule) {
        return new LabelTrust(schedule, false, early);
    }

    LabelTrust coTeaching(KeepSchedule schedule) {
        return new LabelTrust(schedule, true, early);
    }

    LabelTrust earlyLearning(EarlyLearning regularisation) {
        return new LabelTrust(keep, coTeaching, regularisation);
    }

    /** @param epoch from 1 */
    double share(int epoch) {
        return keep == null ? 1 : keep.keep(epoch - 1);
    }

    /** For the model's card; {@link #parse} reads it back. */
    String describe() {
        String chosen = keep == null ? "all labels" : (coTeaching ? "co-teaching, " : "small losses, ") + keep;
        return early == null ? chosen : chosen + "; " + early;
    }

    static LabelTrust parse(String text) {
        String[] parts = text.split("; ", 2);
        LabelTrust trust;
        if (parts[0].equals("all labels")) {
            trust = ALL;
        } else if (parts[0].startsWith("co-teaching, ")) {
            trust = ALL.coTeaching(KeepSchedule.parse(parts[0].substring("co-teaching, ".length())));
        } else if (parts[0].startsWith("small losses, ")) {
            trust = ALL.smallLoss(KeepSchedule.parse(parts[0].substring("small losses, ".length())));
        } else {
            throw new InvalidArgumentException("trust in labels begins with 'all labels', 'small losses, ' or"
                    + " 'co-teaching, ', got '" + text + "'");
        }
        return parts.length == 1 ? trust : trust.earlyLearning(EarlyLearning.parse(parts[1]));
    }
}
