package io.github.fer4j.eval.calibration;

import io.github.fer4j.Emotion;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.eval.metric.ConfusionMatrix;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.eval.metric.UnweightedAverageRecall;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights by which rare classes are said more often: each class's share of the training data to the power of minus the
 * strength (Menon et al., <i>Long-tail learning via logit adjustment</i>, ICLR 2021, equation 9). A net that learned from
 * uneven classes says the frequent ones too often for a mean over classes; no training is needed to change that.
 *
 * <p>At a strength of 1 the mean recall over classes is the aim, at 0 it is accuracy; between them little of one is often given
 * for much of the other. {@code model.withScoreWeights(adjustment.weights())} keeps it. What was fitted before, such as a
 * temperature, is fitted again after.
 *
 * @param strength from 0 to 1
 * @param weights by emotion, above 0; the most frequent class has 1
 */
public record LogitAdjustment(double strength, Map<Emotion, Double> weights) {
    private static final int STEPS = 20;

    /** Copies the weights. */
    public LogitAdjustment {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /**
     * The weights of a strength.
     *
     * @param trainingCounts how many samples of each class the model learned from, as of {@link
     *     io.github.fer4j.FerDataset#classCounts}; a class of which there were none keeps the weight 1
     * @param strength from 0 to 1
     * @return the weights
     * @throws InvalidArgumentException if a count is negative, there is none, or the strength is not from 0 to 1
     */
    public static LogitAdjustment of(Map<Emotion, Integer> trainingCounts, double strength) {
        if (!(strength >= 0 && strength <= 1)) {
            throw new InvalidArgumentException("the strength of a logit adjustment is from 0 to 1, got " + strength);
        }
        trainingCounts.forEach((emotion, count) -> {
            if (count < 0) {
                throw new InvalidArgumentException("scores are weighted by how often each class was learned from, got "
                        + count + " samples of '" + emotion + "'");
            }
        });
        double most = trainingCounts.values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow(() -> new InvalidArgumentException("there are no classes to weight"));
        Map<Emotion, Double> weights = new LinkedHashMap<>();
        trainingCounts.forEach(
                (emotion, count) -> weights.put(emotion, count == 0 ? 1 : Math.pow(most / count, strength)));
        return new LogitAdjustment(strength, weights);
    }

    /**
     * The strength with the best mean recall over classes among those that cost at most so much accuracy; tried are 0, 0.05
     * and so on to 1.
     *
     * @param validation the predictions of validation data, never of those that the figures are reported for
     * @param trainingCounts how many samples of each class the model learned from
     * @param accuracyLost what of the accuracy without weights may be lost, from 0 to 1: such as 0.005 for half a point
     * @return the least such strength
     * @throws InvalidArgumentException if a count is negative, there is none, or the loss is not from 0 to 1
     */
    public static LogitAdjustment choose(
            PredictionTable validation, Map<Emotion, Integer> trainingCounts, double accuracyLost) {
        if (!(accuracyLost >= 0 && accuracyLost <= 1)) {
            throw new InvalidArgumentException("the accuracy that may be lost is from 0 to 1, got " + accuracyLost);
        }
        LogitAdjustment best = of(trainingCounts, 0);
        ConfusionMatrix plain = ConfusionMatrix.of(validation);
        // Counts of samples, which differ by whole numbers.
        double enough = plain.correct() - accuracyLost * plain.total();
        double bestRecall = UnweightedAverageRecall.of(plain);
        for (int step = 1; step <= STEPS; step++) {
            LogitAdjustment tried = of(trainingCounts, (double) step / STEPS);
            ConfusionMatrix confusion = ConfusionMatrix.of(validation.weighted(tried.weights()));
            double recall = UnweightedAverageRecall.of(confusion);
            if (confusion.correct() >= enough && recall > bestRecall) {
                best = tried;
                bestRecall = recall;
            }
        }
        return best;
    }
}
