package io.github.fer4j.eval.study;

import java.util.Map;

/** Told how a study goes, by its thread. */
public interface StudyProgress {
    /**
     * A cell begins that was not done before.
     *
     * @param at where it is in the grid, such as {@code train} to {@code FER-2013}
     * @param number of the cell, from 1
     * @param planned how many there are
     */
    default void onCellStart(Map<String, String> at, int number, int planned) {}

    /**
     * A cell is done, or was done before the study went on.
     *
     * @param cell what it gave
     * @param before whether it was done before
     * @param number of the cell, from 1
     * @param planned how many there are
     */
    default void onCellEnd(StudyCell cell, boolean before, int number, int planned) {}
}
