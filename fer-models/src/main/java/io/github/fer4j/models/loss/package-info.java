/**
 * The losses of {@link io.github.fer4j.noise.loss} for nets that are built with Deeplearning4j itself: {@link
 * io.github.fer4j.models.loss.Dl4jLoss}. The trainer of fer4j needs none of this.
 */
package io.github.fer4j.models.loss;
