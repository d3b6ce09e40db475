package io.github.fer4j;

/** A service that a task needs is not on the class path; the message names the artifact to add. */
public final class MissingProviderException extends FerException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what came, and what to do */
    public MissingProviderException(String message) {
        super(message);
    }

    /**
     * @param message what was expected, what came, and what to do
     * @param cause what went wrong below, or null
     */
    public MissingProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
