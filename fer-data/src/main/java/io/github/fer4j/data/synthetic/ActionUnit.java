package io.github.fer4j.data.synthetic;

import java.util.Map;

/**
 * A facial movement of the Facial Action Coding System (Ekman and Friesen, <i>Facial Action Coding System</i>, 1978), as
 * far as drawn faces show it. Strengths go from 0 (not at all) to 1 (as far as it goes).
 */
public enum ActionUnit {
    /** AU 1: raises the inner ends of the brows. */
    INNER_BROW_RAISER(1),
    /** AU 2: raises the outer ends of the brows. */
    OUTER_BROW_RAISER(2),
    /** AU 4: lowers the brows and draws them together. */
    BROW_LOWERER(4),
    /** AU 5: raises the upper lids, so that white shows above the iris. */
    UPPER_LID_RAISER(5),
    /** AU 6: raises the cheeks and narrows the eyes from below. */
    CHEEK_RAISER(6),
    /** AU 7: tightens the lids. */
    LID_TIGHTENER(7),
    /** AU 9: wrinkles the nose. */
    NOSE_WRINKLER(9),
    /** AU 10: raises the middle of the upper lip. */
    UPPER_LIP_RAISER(10),
    /** AU 12: pulls the corners of the mouth up and out. */
    LIP_CORNER_PULLER(12),
    /** AU 14: tightens a corner of the mouth; drawn on one side only. */
    DIMPLER(14),
    /** AU 15: pulls the corners of the mouth down. */
    LIP_CORNER_DEPRESSOR(15),
    /** AU 20: stretches the mouth sideways. */
    LIP_STRETCHER(20),
    /** AU 23: tightens the lips. */
    LIP_TIGHTENER(23),
    /** AU 25: parts the lips. */
    LIPS_PART(25),
    /** AU 26: drops the jaw. */
    JAW_DROP(26);

    private final int number;

    ActionUnit(int number) {
        this.number = number;
    }

    /** The number by which FACS calls it. */
    public int number() {
        return number;
    }

    /** Where a map says nothing of this unit, it does not move. */
    double in(Map<ActionUnit, Double> strengths) {
        return strengths.getOrDefault(this, 0.0);
    }
}
