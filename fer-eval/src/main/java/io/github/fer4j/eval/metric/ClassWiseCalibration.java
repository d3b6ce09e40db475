package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;

/**
 * Calibration of every class's probability, not of the top one alone: a classifier that says 30 % fear should meet fear in
 * three of ten such faces.
 */
public final class ClassWiseCalibration {
    private ClassWiseCalibration() {}

    /**
     * The class-wise expected calibration error {@code 1/K sum_k sum_b n_kb / n |share_kb - meanProbability_kb|} over K classes
     * (Kull et al., <i>Beyond Temperature Scaling</i>, NeurIPS 2019, equation 3), with bins of equal width: of the samples that
     * were given about so much of class k, the share that is of it. A class of which there are no samples counts with what it
     * was given.
     *
     * @param predictions what to judge
     * @param bins how many, at least 1; {@value Calibration#USUAL_BINS} are usual
     * @return in [0, 1]; 0 is well calibrated
     * @throws io.github.fer4j.InvalidArgumentException if there are no bins
     */
    public static double expectedError(PredictionTable predictions, int bins) {
        double sum = 0;
        for (Emotion emotion : predictions.labels()) {
            sum += Calibration.ofClass(predictions, emotion, bins).expectedError();
        }
        return sum / predictions.labels().size();
    }
}
