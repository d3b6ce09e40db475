package io.github.fer4j.data.clean;

/** What cleaning looks for, in its order; what one stage drops the next ones do not see. */
public enum Stage {
    /** The image cannot be read; dropped from any split, since nothing can be done with it. */
    UNREADABLE,
    /** All samples of the image are equal: its gray levels have the deviation 0. */
    BLANK,
    /** The gray levels deviate by less than a threshold. */
    LOW_CONTRAST,
    /** The same image, pixel for pixel, with different classes within one split: held-out labels do not judge those learned from. */
    CONFLICTING,
    /** The same image, pixel for pixel, as one that is kept. */
    REPEATED,
    /** An image that looks like one that is kept. In posed or filmed sets (CK+, JAFFE) the next frame does, and is no mistake. */
    NEARLY_REPEATED
}
