package io.github.fer4j.data.clean;

/** Is told how far a cleaning is. */
@FunctionalInterface
public interface CleaningProgress {
    /**
     * Called on the thread that cleans, now and then.
     *
     * @param done images read so far
     * @param total images in all
     */
    void read(int done, int total);

    /** Tells nobody. */
    static CleaningProgress none() {
        return (done, total) -> {};
    }
}
