package io.github.fer4j.noise.agreement;

/** How far the answers about one item agree; {@link Agreement.Builder} has the thresholds. */
public enum AgreementLevel {
    /** Nearly all gave the same answer. */
    AGREED,
    /** A majority gave one answer, and a minority worth noticing did not. */
    DISAGREED,
    /** No answer has a majority, or there are too few answers to tell. */
    UNCERTAIN
}
