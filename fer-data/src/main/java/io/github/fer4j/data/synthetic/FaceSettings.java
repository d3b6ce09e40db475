package io.github.fer4j.data.synthetic;

import io.github.fer4j.LabelSet;

/**
 * All that {@link SyntheticFaces.Builder} is told about drawing; checked there.
 *
 * @param labels the emotions
 * @param samplesPerClass which is the number of people
 * @param size of the sides, in pixels
 * @param seed of all that is random
 * @param trainShare the share of people in the training split
 * @param validationShare the share of people in the validation split
 * @param leastIntensity how weakly emotions are shown
 * @param mostIntensity how strongly emotions are shown
 * @param glasses the share of people with glasses
 * @param occlusion the share of images in which something hides a part of the face
 * @param tilt the greatest tilt, in degrees
 * @param turn the greatest turn, in degrees
 * @param colour RGB rather than gray
 */
record FaceSettings(
        LabelSet labels,
        int samplesPerClass,
        int size,
        long seed,
        double trainShare,
        double validationShare,
        double leastIntensity,
        double mostIntensity,
        double glasses,
        double occlusion,
        double tilt,
        double turn,
        boolean colour) {}
