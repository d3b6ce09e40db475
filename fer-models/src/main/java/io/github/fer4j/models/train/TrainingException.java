package io.github.fer4j.models.train;

import io.github.fer4j.FerException;

/** A run cannot start or go on. The message says where it was and what was kept. */
public class TrainingException extends FerException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what came, and what to do */
    public TrainingException(String message) {
        super(message);
    }

    /**
     * @param message what was expected, what came, and what to do
     * @param cause what went wrong below
     */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
