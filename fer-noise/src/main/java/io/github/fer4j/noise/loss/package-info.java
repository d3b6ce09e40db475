/**
 * Losses as pure functions over plain arrays.
 *
 * <p>A {@link io.github.fer4j.noise.loss.Loss} takes the logits that a net gave a sample and the distribution that it
 * should have given, and answers with the loss and its gradient with respect to the logits. It knows no engine, so every
 * gradient is checked against finite differences. {@link io.github.fer4j.noise.loss.Losses} makes the losses; decorators
 * on {@code Loss} compose them with label smoothing and {@link io.github.fer4j.noise.loss.ClassWeights class weights}. A
 * {@link io.github.fer4j.noise.loss.ClassWeighting} is the rule that makes class weights once the training data are
 * known. A {@link io.github.fer4j.noise.loss.LossBatch} is what a loss says of a batch.
 */
package io.github.fer4j.noise.loss;
