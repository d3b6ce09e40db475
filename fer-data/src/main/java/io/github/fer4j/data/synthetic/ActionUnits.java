package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How far each facial movement goes, from 0 (not at all) to 1. Units and their numbers are those of Ekman and Friesen,
 * <i>Facial Action Coding System</i>, 1978; which of them make an emotion is the usual reading of it (EMFACS).
 */
final class ActionUnits {
    /** The units that the painter knows. */
    enum Unit {
        /** AU 1. */
        INNER_BROW_RAISER,
        /** AU 2. */
        OUTER_BROW_RAISER,
        /** AU 4. */
        BROW_LOWERER,
        /** AU 5. */
        UPPER_LID_RAISER,
        /** AU 6. */
        CHEEK_RAISER,
        /** AU 7. */
        LID_TIGHTENER,
        /** AU 9. */
        NOSE_WRINKLER,
        /** AU 10. */
        UPPER_LIP_RAISER,
        /** AU 12. */
        LIP_CORNER_PULLER,
        /** AU 14, on one side. */
        DIMPLER,
        /** AU 15. */
        LIP_CORNER_DEPRESSOR,
        /** AU 20. */
        LIP_STRETCHER,
        /** AU 23. */
        LIP_TIGHTENER,
        /** AU 25. */
        LIPS_PART,
        /** AU 26. */
        JAW_DROP
    }

    /** What {@link #of} knows, in the order of FER+. */
    static final List<Emotion> KNOWN = List.of(
            Emotion.NEUTRAL,
            Emotion.HAPPINESS,
            Emotion.SURPRISE,
            Emotion.SADNESS,
            Emotion.ANGER,
            Emotion.DISGUST,
            Emotion.FEAR,
            Emotion.CONTEMPT);

    private static final double LEAST_WHERE_SHOWN = 0.55;
    private static final double MOST_WHERE_NOT = 0.15;

    private final Map<Unit, Double> intensities = new EnumMap<>(Unit.class);

    private ActionUnits() {}

    /**
     * The movements of an emotion, each of random strength; the other units move a little too, as no face is ever still.
     *
     * @param emotion one of {@link #KNOWN}
     * @param random decides the strengths
     * @return the movements
     * @throws InvalidArgumentException for any other emotion
     */
    static ActionUnits of(Emotion emotion, Random random) {
        ActionUnits units = new ActionUnits();
        for (Unit unit : Unit.values()) {
            units.intensities.put(unit, MOST_WHERE_NOT * random.nextDouble());
        }
        // A jaw or a dimple that moves a little by chance would already be an expression at 48 pixels.
        units.intensities.put(Unit.JAW_DROP, 0.0);
        units.intensities.put(Unit.LIPS_PART, 0.0);
        boolean variant = random.nextBoolean();
        switch (emotion.name()) {
            case "neutral" -> {}
            case "happiness" -> {
                units.show(random, Unit.CHEEK_RAISER, Unit.LIP_CORNER_PULLER);
                if (variant) {
                    units.show(random, Unit.LIPS_PART);
                }
            }
            case "sadness" -> units.show(random, Unit.INNER_BROW_RAISER, Unit.LIP_CORNER_DEPRESSOR);
            case "anger" -> units.show(random, Unit.BROW_LOWERER, Unit.LID_TIGHTENER, Unit.LIP_TIGHTENER);
            case "fear" -> {
                units.show(
                        random,
                        Unit.INNER_BROW_RAISER,
                        Unit.OUTER_BROW_RAISER,
                        Unit.UPPER_LID_RAISER,
                        Unit.LIP_STRETCHER);
                units.intensities.put(Unit.BROW_LOWERER, 0.3 + 0.2 * random.nextDouble());
                if (variant) {
                    units.show(random, Unit.LIPS_PART);
                }
            }
            case "surprise" ->
                units.show(
                        random, Unit.INNER_BROW_RAISER, Unit.OUTER_BROW_RAISER, Unit.UPPER_LID_RAISER, Unit.JAW_DROP);
            case "disgust" -> units.show(random, Unit.NOSE_WRINKLER, Unit.UPPER_LIP_RAISER);
            case "contempt" -> units.show(random, Unit.DIMPLER);
            default -> throw new InvalidArgumentException("synthetic faces show " + KNOWN + ", got '" + emotion + "'");
        }
        return units;
    }

    private void show(Random random, Unit... units) {
        for (Unit unit : units) {
            intensities.put(unit, LEAST_WHERE_SHOWN + (1 - LEAST_WHERE_SHOWN) * random.nextDouble());
        }
    }

    /** How far a unit moves, 0 to 1. */
    double of(Unit unit) {
        return intensities.get(unit);
    }
}
