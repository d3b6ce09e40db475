/**
 * How gradients move parameters. An {@link io.github.fer4j.models.optim.Optimizer} makes steps of them ({@link
 * io.github.fer4j.models.optim.Adam}, {@link io.github.fer4j.models.optim.Sgd}, {@link io.github.fer4j.models.optim.RmsProp}),
 * a {@link io.github.fer4j.models.optim.Schedule} moves the learning rate through the run, {@link
 * io.github.fer4j.models.optim.GradientClipping} bounds the gradients before, and {@link
 * io.github.fer4j.models.optim.WeightAveraging} says which mean of the parameters is kept. All are immutable values whose
 * {@code describe()} is exact text that {@code parse} reads back: so a model's card can hold the settings of its run.
 */
package io.github.fer4j.models.optim;
