package io.github.fer4j.models.study;

/** Told how a study goes, by its thread. */
public interface StudyListener {
    /**
     * A training begins.
     *
     * @param setting its name
     * @param seed of the training
     * @param number of the training, from 1
     * @param planned how many there are
     */
    default void onRunStart(String setting, long seed, int number, int planned) {}

    /**
     * A training is done, or was done before the study was resumed.
     *
     * @param row what it gave
     * @param number of the training, from 1
     * @param planned how many there are
     */
    default void onRunEnd(StudyRow row, int number, int planned) {}
}
