package io.github.fer4j.data.synthetic;

import io.github.fer4j.Emotion;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a drawn face beside its label: for studies of what a net or an annotator finds hard.
 *
 * @param id of its sample
 * @param person the number of the person, from 0
 * @param emotion what is shown
 * @param intensity how strongly, 0 to 1; 0 for neutral
 * @param actionUnits how far each unit moves, 0 to 1; cannot be changed
 * @param glasses whether the person wears glasses
 * @param occlusion what hides a part of the face, if anything
 * @param tilt of the head, in degrees, clockwise
 * @param turn of the head, in degrees; positive where the face looks to the right of the image
 */
public record DrawnFace(
        String id,
        int person,
        Emotion emotion,
        double intensity,
        Map<ActionUnit, Double> actionUnits,
        boolean glasses,
        Optional<Occlusion> occlusion,
        double tilt,
        double turn) {

    private static final double WEAKNESS = 0.6;
    private static final double HIDDEN = 0.4;

    /** Copies the map. */
    public DrawnFace {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(emotion, "emotion");
        Objects.requireNonNull(occlusion, "occlusion");
        Map<ActionUnit, Double> copy = new EnumMap<>(ActionUnit.class);
        copy.putAll(actionUnits);
        actionUnits = Collections.unmodifiableMap(copy);
    }

    /**
     * How hard the face is to read: 0.6 (1 - intensity), as weak expressions are (0 for neutral, which is shown by not
     * moving), and 0.4 more where a part is hidden.
     *
     * @return 0 to 1
     */
    public double difficulty() {
        double weakness = emotion.equals(Emotion.NEUTRAL) ? 0 : WEAKNESS * (1 - intensity);
        return weakness + (occlusion.isPresent() ? HIDDEN : 0);
    }
}
