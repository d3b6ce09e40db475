package io.github.fer4j.data.batch;

import io.github.fer4j.FerException;

/** A batch cannot be made because of one of its samples, which the message names. */
public final class BatchException extends FerException {
    private static final long serialVersionUID = 1L;

    private final String sampleId;

    /**
     * @param sampleId of the sample that is at fault
     * @param problem what is wrong with it
     * @param cause what went wrong below
     */
    BatchException(String sampleId, String problem, Throwable cause) {
        super(sampleId + ": the image cannot be used: " + problem + "; leave the sample out of the data set", cause);
        this.sampleId = sampleId;
    }

    /** The id of the sample that is at fault. */
    public String sampleId() {
        return sampleId;
    }
}
