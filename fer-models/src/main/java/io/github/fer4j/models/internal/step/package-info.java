/**
 * A training step of a plain chain of layers on all cores: each takes its share of the batch through the whole net, and they
 * meet only where the batch counts as a whole, in batch normalisation and the loss. {@link
 * io.github.fer4j.models.internal.step.TrainingStep} is the way in; a {@code Chain} is made of {@code Stage}s, and a {@code
 * Team} of threads runs it.
 */
package io.github.fer4j.models.internal.step;
