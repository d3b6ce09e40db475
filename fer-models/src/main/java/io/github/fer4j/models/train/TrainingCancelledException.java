package io.github.fer4j.models.train;

/** A run was cancelled before there was anything to give back. */
public final class TrainingCancelledException extends TrainingException {
    private static final long serialVersionUID = 1L;

    /** @param message where the run was */
    public TrainingCancelledException(String message) {
        super(message);
    }
}
