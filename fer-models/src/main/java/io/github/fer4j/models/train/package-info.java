/**
 * Training: a {@link io.github.fer4j.models.train.Trainer} describes a run in one builder, {@link
 * io.github.fer4j.models.train.TrainingResult} is what comes of it. Each epoch leaves an {@link
 * io.github.fer4j.models.train.Epoch} in the {@link io.github.fer4j.models.train.History}; the best one by the validation
 * data gives the model. A {@link io.github.fer4j.models.train.Transfer} lets a run begin from a trained model, and says which of
 * its stages learn.
 */
package io.github.fer4j.models.train;
