package io.github.fer4j;

/** A model file is truncated, altered, of a newer format, or not a fer4j model; the message says which. */
public final class ModelFormatException extends FerException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what came, and what to do */
    public ModelFormatException(String message) {
        super(message);
    }

    /**
     * @param message what was expected, what came, and what to do
     * @param cause what went wrong below, or null
     */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
