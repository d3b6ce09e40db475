package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.ValenceArousal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a face shows at a moment: how far each unit moves, and on which side those do that move on one side only.
 *
 * @param intensity how strongly the emotion is shown, 0 to 1; 0 for neutral
 * @param units strengths, 0 to 1
 * @param side where one-sided units are drawn: -1 for the left of the image, 1 for the right
 */
record Expression(double intensity, Map<ActionUnit, Double> units, int side) {
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

    /** As no face is ever still. */
    private static final double MOST_WHERE_NOT_SHOWN = 0.1;

    /** Units of one expression differ from its intensity by this much at most. */
    private static final double UNEVENNESS = 0.1;

    /**
     * Pleasure and arousal that people gave to the words for the emotions: Russell and Mehrabian, "Evidence for a
     * three-factor theory of emotions", 1977. It has no contempt; that is ours.
     */
    private static final Map<Emotion, ValenceArousal> CIRCUMPLEX = Map.of(
            Emotion.NEUTRAL, new ValenceArousal(0, 0),
            Emotion.HAPPINESS, new ValenceArousal(0.81, 0.51),
            Emotion.SURPRISE, new ValenceArousal(0.40, 0.67),
            Emotion.SADNESS, new ValenceArousal(-0.63, -0.27),
            Emotion.ANGER, new ValenceArousal(-0.51, 0.59),
            Emotion.DISGUST, new ValenceArousal(-0.60, 0.35),
            Emotion.FEAR, new ValenceArousal(-0.64, 0.60),
            Emotion.CONTEMPT, new ValenceArousal(-0.45, 0.20));

    /**
     * An emotion shown by its units; the others move a little too.
     *
     * @param emotion one of {@link #KNOWN}
     * @param least the least intensity, 0 to 1
     * @param most the greatest intensity, {@code least} to 1
     * @param random decides the strengths
     * @return the expression
     * @throws InvalidArgumentException for any other emotion
     */
    static Expression of(Emotion emotion, double least, double most, Random random) {
        requireKnown(emotion);
        Map<ActionUnit, Double> units = new EnumMap<>(ActionUnit.class);
        for (ActionUnit unit : ActionUnit.values()) {
            units.put(unit, MOST_WHERE_NOT_SHOWN * random.nextDouble());
        }
        // A jaw or a dimple that moves a little by chance would already be an expression at 48 pixels.
        units.put(ActionUnit.JAW_DROP, 0.0);
        units.put(ActionUnit.LIPS_PART, 0.0);
        units.put(ActionUnit.DIMPLER, 0.0);
        double intensity = Seeds.between(random, least, most);
        int side = random.nextBoolean() ? 1 : -1;
        boolean open = random.nextBoolean();
        shown(emotion, open).forEach((unit, share) -> {
            double strength = intensity + UNEVENNESS * (2 * random.nextDouble() - 1);
            units.put(unit, share * Math.max(0, Math.min(1, strength)));
        });
        return new Expression(
                emotion.equals(Emotion.NEUTRAL) ? 0 : intensity, Collections.unmodifiableMap(units), side);
    }

    static void requireKnown(Emotion emotion) {
        if (!KNOWN.contains(emotion)) {
            throw new InvalidArgumentException("synthetic faces show " + KNOWN + ", got '" + emotion + "'");
        }
    }

    /** The units of an emotion, each with how far it goes at full intensity. */
    private static Map<ActionUnit, Double> shown(Emotion emotion, boolean open) {
        Map<ActionUnit, Double> units = new EnumMap<>(ActionUnit.class);
        switch (emotion.name()) {
            case "happiness" -> {
                show(units, 1, ActionUnit.CHEEK_RAISER, ActionUnit.LIP_CORNER_PULLER);
                show(units, open ? 1 : 0, ActionUnit.LIPS_PART);
            }
            case "sadness" -> show(units, 1, ActionUnit.INNER_BROW_RAISER, ActionUnit.LIP_CORNER_DEPRESSOR);
            case "anger" -> show(units, 1, ActionUnit.BROW_LOWERER, ActionUnit.LID_TIGHTENER, ActionUnit.LIP_TIGHTENER);
            case "fear" -> {
                show(units, 1, ActionUnit.INNER_BROW_RAISER, ActionUnit.UPPER_LID_RAISER, ActionUnit.LIP_STRETCHER);
                show(units, 0.6, ActionUnit.OUTER_BROW_RAISER);
                show(units, 0.4, ActionUnit.BROW_LOWERER);
                show(units, open ? 0.8 : 0.3, ActionUnit.LIPS_PART);
            }
            case "surprise" -> {
                show(units, 1, ActionUnit.INNER_BROW_RAISER, ActionUnit.OUTER_BROW_RAISER);
                show(units, 1, ActionUnit.UPPER_LID_RAISER, ActionUnit.JAW_DROP);
            }
            case "disgust" -> show(units, 1, ActionUnit.NOSE_WRINKLER, ActionUnit.UPPER_LIP_RAISER);
            case "contempt" -> show(units, 1, ActionUnit.DIMPLER);
            default -> {} // Neutral.
        }
        return units;
    }

    private static void show(Map<ActionUnit, Double> units, double share, ActionUnit... shown) {
        for (ActionUnit unit : shown) {
            units.put(unit, share);
        }
    }

    /** The emotion's place in the circumplex, drawn towards the middle where it is shown weakly. */
    static ValenceArousal valenceArousal(Emotion emotion, double intensity) {
        ValenceArousal full = CIRCUMPLEX.get(emotion);
        return new ValenceArousal(intensity * full.valence(), intensity * full.arousal());
    }

    double of(ActionUnit unit) {
        return unit.in(units);
    }
}
