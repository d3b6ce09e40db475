/**
 * The Deeplearning4j engine: {@link io.github.fer4j.models.TrainedModel} is a net with all that is needed to use it, {@link
 * io.github.fer4j.models.FerBackend} says what it runs on. Nets are described in {@link io.github.fer4j.models.zoo} and
 * trained in {@link io.github.fer4j.models.train}.
 */
package io.github.fer4j.models;
