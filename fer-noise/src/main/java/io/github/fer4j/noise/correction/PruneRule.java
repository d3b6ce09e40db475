package io.github.fer4j.noise.correction;

/**
 * Which items confident learning takes for label errors (Northcutt, Jiang and Chuang, JAIR 2021, section 3.2). Under the
 * first five, an item is never suspected where the given label is the model's first choice.
 */
public enum PruneRule {
    /** The off-diagonal items of the confident joint: the model is confident of another class than the given one. */
    CONFIDENT_JOINT,

    /**
     * For each given label, as many items as the calibrated joint has off its diagonal, those with the least
     * self-confidence.
     */
    BY_CLASS,

    /**
     * For each given label and each other class, as many items as the calibrated joint has of that pair, those with the
     * largest margin of the other class over the given one. The default of cleanlab.
     */
    BY_NOISE_RATE,

    /** What both {@link #BY_CLASS} and {@link #BY_NOISE_RATE} say: fewer suspects, more of them right. */
    BOTH,

    /** All items on which the model's first choice is not the given label: the baseline that needs no estimate. */
    PREDICTED_DIFFERS,

    /** As many items as {@link #CONFIDENT_JOINT} finds, but those with the least self-confidence of all. */
    LOW_SELF_CONFIDENCE,

    /** As many items as {@link #CONFIDENT_JOINT} finds, but those with the least normalised margin of all. */
    LOW_NORMALISED_MARGIN
}
