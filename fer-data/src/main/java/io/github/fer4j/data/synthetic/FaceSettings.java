package io.github.fer4j.data.synthetic;

import io.github.fer4j.LabelSet;

/**
 * All that {@link SyntheticFaces.Builder} is told about drawing; checked there.
 *
 * @param labels the emotions
 * @param people how many, each of whom shows each emotion once
 * @param size of the sides, in pixels
 * @param colour RGB rather than gray
 * @param seed of all that is random
 * @param trainShare the share of people in the training split
 * @param validationShare the share of people in the validation split
 * @param variety how images differ
 */
record FaceSettings(
        LabelSet labels,
        int people,
        int size,
        boolean colour,
        long seed,
        double trainShare,
        double validationShare,
        Variety variety) {
    /**
     * How images differ.
     *
     * @param leastIntensity how weakly emotions are shown
     * @param mostIntensity how strongly emotions are shown
     * @param glasses the share of people with glasses
     * @param occlusion the share of images in which something hides a part of the face
     * @param tilt the greatest tilt, in degrees
     * @param turn the greatest turn, in degrees
     */
    record Variety(
            double leastIntensity, double mostIntensity, double glasses, double occlusion, double tilt, double turn) {}
}
