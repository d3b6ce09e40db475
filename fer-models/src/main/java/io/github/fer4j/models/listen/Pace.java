package io.github.fer4j.models.listen;

/** Which batches of an epoch are told of: by their number, not by the clock, so that runs can be compared. */
final class Pace {
    private Pace() {}

    /**
     * Whether a batch is told of, where at most so many of an epoch are, evenly spread, and the last one always is.
     *
     * @param batch counted from 1
     * @param batches of the epoch
     * @param most how many are told of at most
     */
    static boolean isDue(int batch, int batches, int most) {
        return batches <= most || (long) batch * most / batches != (batch - 1L) * most / batches;
    }
}
