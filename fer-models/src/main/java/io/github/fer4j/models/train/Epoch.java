package io.github.fer4j.models.train;

/**
 * What one pass over the training data gave.
 *
 * @param number counted from 1
 * @param trainingLoss mean over the pass, while the parameters moved, on augmented images
 * @param trainingAccuracy share of hits over the pass, likewise
 * @param validationLoss mean at the end of the pass
 * @param validationAccuracy share of hits at the end of the pass
 * @param validationUar mean recall of the classes that the validation data hold, at the end of the pass
 * @param validationMacroF1 mean F1 of the classes that the validation data hold or the net names, likewise
 * @param learningRate of the last step
 * @param imagesPerSecond of the training part
 * @param loaderWait the share of the training part that was spent waiting for batches, in [0, 1]
 * @param seconds of the whole epoch, validation included
 * @param best whether no epoch before it was as good by the validation data
 */
public record Epoch(
        int number,
        double trainingLoss,
        double trainingAccuracy,
        double validationLoss,
        double validationAccuracy,
        double validationUar,
        double validationMacroF1,
        double learningRate,
        double imagesPerSecond,
        double loaderWait,
        double seconds,
        boolean best) {}
