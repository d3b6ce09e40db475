package io.github.fer4j.benchmarks.hostile;

/**
 * What came of an input.
 *
 * @param outcome which of the three
 * @param what the result, or the class of the exception; for people
 * @param detail the exception's message or the trace of a failure; perhaps empty
 */
record Verdict(Outcome outcome, String what, String detail) {
    /** A FerException is as good an answer as a result; all else is a failure. */
    enum Outcome {
        /** There was a result where there may be one, and it keeps its promises. */
        RESULT,

        /** A FerException. */
        ERROR,

        /** Any other exception, a result that breaks its promises, a hang, a crash, a result where there must be none. */
        FAILURE
    }

    static Verdict failure(String what, String detail) {
        return new Verdict(Outcome.FAILURE, what, detail);
    }
}
