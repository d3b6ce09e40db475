package io.github.fer4j.benchmarks;

/**
 * How long to train: so many batches at least, and until so many seconds have passed. Time and not a count, because one
 * contender may take ten times as long for a batch as another.
 *
 * @param batches at least 1
 * @param seconds 0 for no more than the batches
 */
record Effort(int batches, double seconds) {
    /**
     * What was done.
     *
     * @param batches whole batches
     * @param seconds the time they took
     * @param loss of the last batch
     */
    record Spent(int batches, double seconds, double loss) {}

    /** @throws IllegalStateException if the loss is not finite, for then something else was measured than training */
    Spent spendOn(Contender contender) {
        long start = System.nanoTime();
        int done = 0;
        double loss = Double.NaN;
        while (done < batches || secondsSince(start) < seconds) {
            loss = contender.step();
            done++;
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("the loss is finite, got " + loss + " after " + done + " batches");
            }
        }
        return new Spent(done, secondsSince(start), loss);
    }

    static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
