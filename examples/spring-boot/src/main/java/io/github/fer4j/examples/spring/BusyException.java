package io.github.fer4j.examples.spring;

/** As many photos are looked at as may be, and one more has waited for its turn. */
class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException() {
        super("all turns are taken; try again in a few seconds");
    }
}
