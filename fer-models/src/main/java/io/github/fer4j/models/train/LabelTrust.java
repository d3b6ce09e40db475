package io.github.fer4j.models.train;

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

    /** For the model's card. */
    String describe() {
        String chosen = keep == null ? "all labels" : (coTeaching ? "co-teaching, " : "small losses, ") + keep;
        return early == null ? chosen : chosen + "; " + early;
    }
}
