package io.github.fer4j.models.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What one pass over the training data gave.
 *
 * @param number counted from 1
 * @param trainingLoss mean over the pass, while the parameters moved, on augmented images; with valence and arousal, their
 *     weighted loss is added, here and in the validation loss
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
 * @param affect valence and arousal on the validation data; null where the net does not give them, or fewer than two samples
 *     of the validation data have them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
        boolean best,
        AffectFigures affect) {
    /**
     * An epoch of a net that gives classes alone.
     *
     * @param number counted from 1
     * @param trainingLoss mean over the pass
     * @param trainingAccuracy share of hits over the pass
     * @param validationLoss mean at the end of the pass
     * @param validationAccuracy share of hits at the end of the pass
     * @param validationUar mean recall
     * @param validationMacroF1 mean F1
     * @param learningRate of the last step
     * @param imagesPerSecond of the training part
     * @param loaderWait in [0, 1]
     * @param seconds of the whole epoch
     * @param best whether no epoch before it was as good
     */
    public Epoch(
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
            boolean best) {
        this(
                number,
                trainingLoss,
                trainingAccuracy,
                validationLoss,
                validationAccuracy,
                validationUar,
                validationMacroF1,
                learningRate,
                imagesPerSecond,
                loaderWait,
                seconds,
                best,
                null);
    }

    /** Valence and arousal on the validation data, where the net gives them and the data have them. */
    public Optional<AffectFigures> validationAffect() {
        return Optional.ofNullable(affect);
    }
}
