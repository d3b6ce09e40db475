package io.github.fer4j;

/**
 * The root of everything that fer4j throws on purpose. Messages state the rule, the received value and, where there is
 * one, the remedy.
 */
public class FerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what came, and what to do */
    public FerException(String message) {
        super(message);
    }

    /**
     * @param message what was expected, what came, and what to do
     * @param cause what went wrong below, or null
     */
    public FerException(String message, Throwable cause) {
        super(message, cause);
    }
}
