package io.github.fer4j.noise.correction;

import io.github.fer4j.Emotion;

/**
 * An item whose label may be wrong.
 *
 * @param index its place in the data
 * @param id the sample's id, or its place where ids are not known
 * @param given the label it has
 * @param suggested the model's first choice; under a rule that only looks at scores it may be the given label
 * @param score how well the given label goes with the model: the lower, the more suspicious
 */
public record Suspect(int index, String id, Emotion given, Emotion suggested, double score) {}
