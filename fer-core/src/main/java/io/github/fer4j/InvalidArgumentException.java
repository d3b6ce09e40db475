package io.github.fer4j;

/** A value that a caller passed is outside the range that the method documents. */
public final class InvalidArgumentException extends FerException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what came, and what to do */
    public InvalidArgumentException(String message) {
        super(message);
    }

    /**
     * @param message what was expected, what came, and what to do
     * @param cause what went wrong below, or null
     */
    public InvalidArgumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
