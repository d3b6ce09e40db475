package io.github.fer4j.noise.injection;

import io.github.fer4j.FerDataset;

/** How probable each label is for each sample of one data set. */
@FunctionalInterface
interface LabelFlips {
    /**
     * What the label of a sample becomes.
     *
     * @param sample its place
     * @param label its class number now
     * @return a distribution over the classes, {@code [classes]}, to be read only
     */
    double[] distribution(int sample, int label);

    /** Works out the flips once the data set is known. */
    @FunctionalInterface
    interface Model {
        LabelFlips on(FerDataset data);
    }
}
