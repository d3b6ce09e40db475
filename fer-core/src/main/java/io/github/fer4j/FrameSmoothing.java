package io.github.fer4j;

/**
 * How the scores of faces are steadied over the frames of a sequence, such as those of a camera: settings for any number of
 * {@link FrameSmoother}s, one for each sequence.
 *
 * <pre>{@code
 * FrameSmoother smoother = FrameSmoothing.of(5).start();
 * for (Image frame : frames) {
 *     FerResult steady = smoother.next(fer.classify(frame));
 * }
 * }</pre>
 *
 * @param timeConstant in frames, finite and above 0: after a face has changed its expression for good, the scores are 63 %
 *     (1 - 1/e) of the way after so many frames, and 95 % after three times as many. Larger is steadier and later
 * @param minOverlap the least intersection over union of a face's boxes in two frames, above 0 and at most 1, for it to be
 *     taken for the same face
 * @param forgetAfter frames in a row that a face may be missing and still be known afterwards, 0 to 10,000
 */
public record FrameSmoothing(double timeConstant, double minOverlap, int forgetAfter) {
    private static final double USUAL_OVERLAP = 0.3;
    private static final int USUAL_PATIENCE = 10;
    private static final int MOST_PATIENCE = 10_000;

    /**
     * Checks the ranges.
     *
     * @throws InvalidArgumentException if a value is out of range
     */
    public FrameSmoothing {
        if (!(timeConstant > 0 && timeConstant < Double.POSITIVE_INFINITY)) {
            throw new InvalidArgumentException("a time constant is finite and above 0 frames, got " + timeConstant
                    + "; to smooth nothing, take the results as they are");
        }
        if (!(minOverlap > 0 && minOverlap <= 1)) {
            throw new InvalidArgumentException(
                    "the overlap of a face with itself is above 0 and at most 1, got " + minOverlap + "; 0.3 is usual");
        }
        if (forgetAfter < 0 || forgetAfter > MOST_PATIENCE) {
            throw new InvalidArgumentException(
                    "a face is forgotten after 0 to " + MOST_PATIENCE + " frames, got " + forgetAfter);
        }
    }

    /**
     * Smoothing with an overlap of at least 0.3, which forgets a face after 10 frames.
     *
     * @param timeConstant in frames, finite and above 0; 5 is 0.2 seconds at 25 frames a second
     * @return the settings
     * @throws InvalidArgumentException if it is out of range
     */
    public static FrameSmoothing of(double timeConstant) {
        return new FrameSmoothing(timeConstant, USUAL_OVERLAP, USUAL_PATIENCE);
    }

    /**
     * Other boxes that are taken for the same face.
     *
     * @param value the least intersection over union, above 0 and at most 1; less for fast movements or few frames a second
     * @return the changed settings
     * @throws InvalidArgumentException if it is out of range
     */
    public FrameSmoothing withMinOverlap(double value) {
        return new FrameSmoothing(timeConstant, value, forgetAfter);
    }

    /**
     * Another patience with faces that are missing.
     *
     * @param frames in a row, 0 to 10,000
     * @return the changed settings
     * @throws InvalidArgumentException if it is out of range
     */
    public FrameSmoothing withForgetAfter(int frames) {
        return new FrameSmoothing(timeConstant, minOverlap, frames);
    }

    /**
     * Starts on a sequence.
     *
     * @return a smoother that has seen no frame yet
     */
    public FrameSmoother start() {
        return new FrameSmoother(this);
    }
}
