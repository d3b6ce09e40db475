package io.github.fer4j;

/** The part that a sample plays: learned from, chosen on, or reported on. */
public enum Split {
    /** Learned from. */
    TRAIN,
    /** What settings and epochs are chosen on. */
    VALIDATION,
    /** Reported on, once. */
    TEST
}
