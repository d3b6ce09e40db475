/**
 * Listeners of a training run, all made by {@link io.github.fer4j.models.listen.Listeners}: the console, the application's log,
 * files that other programs read (csv, TensorBoard), and Deeplearning4j's own listeners. They are told of a run's start, of
 * its net, of each batch and epoch, and of its end; a run that goes on from a checkpoint brings the epochs it has done, and
 * files go on behind these. {@link io.github.fer4j.models.train.Trainer#listen} takes several, and none of them can end a run
 * half-way.
 */
package io.github.fer4j.models.listen;
