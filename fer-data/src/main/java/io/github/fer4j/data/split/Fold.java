package io.github.fer4j.data.split;

import io.github.fer4j.FerDataset;

/**
 * One of the k ways to hold a part of the samples out. Over all folds each sample is held out once.
 *
 * @param number 0 to k - 1
 * @param train to learn from, marked so
 * @param heldOut what the net of this fold does not see, marked as validation
 */
public record Fold(int number, FerDataset train, FerDataset heldOut) {
    /** Such as {@code fold 1: 80 to learn from, 20 held out}. */
    @Override
    public String toString() {
        return "fold " + number + ": " + train.size() + " to learn from, " + heldOut.size() + " held out";
    }
}
