package io.github.fer4j;

/** An image is missing, empty, truncated, too large, or not an image at all. */
public final class UnreadableImageException extends FerException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what came, and what to do */
    public UnreadableImageException(String message) {
        super(message);
    }

    /**
     * @param message what was expected, what came, and what to do
     * @param cause what went wrong below, or null
     */
    public UnreadableImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
