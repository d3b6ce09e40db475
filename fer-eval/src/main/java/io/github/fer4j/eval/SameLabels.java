package io.github.fer4j.eval;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import java.util.Set;

/** Checks that two label sets hold the same emotions; the order may differ, because scores are asked by emotion. */
final class SameLabels {
    private SameLabels() {}

    static void require(String what, LabelSet labels, String otherWhat, LabelSet otherLabels) {
        if (!labels.equals(otherLabels) && !Set.copyOf(labels.emotions()).equals(Set.copyOf(otherLabels.emotions()))) {
            throw new InvalidArgumentException("an evaluation needs the same emotions on both sides, got " + what
                    + " over " + labels + " and " + otherWhat + " over " + otherLabels
                    + "; map or filter the data set to the emotions of the classifier");
        }
    }
}
