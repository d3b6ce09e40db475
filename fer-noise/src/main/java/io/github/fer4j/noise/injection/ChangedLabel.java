package io.github.fer4j.noise.injection;

import io.github.fer4j.Emotion;

/**
 * A label that was changed.
 *
 * @param index the sample's place in the data set
 * @param id the sample's id
 * @param from the label before
 * @param to the label now, another one
 */
public record ChangedLabel(int index, String id, Emotion from, Emotion to) {}
