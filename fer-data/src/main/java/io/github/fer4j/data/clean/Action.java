package io.github.fer4j.data.clean;

/** What becomes of a sample that a stage of cleaning finds. */
public enum Action {
    /** It is left out of the cleaned data set, and listed. */
    DROP,
    /** It stays, and is listed. */
    REPORT,
    /** It is not looked for. */
    KEEP
}
