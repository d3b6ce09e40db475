package io.github.fer4j.noise.loss;

import io.github.fer4j.InvalidArgumentException;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the losses of valence and arousal. */
public final class AffectLosses {
    private AffectLosses() {}

    /**
     * The mean squared error: the weighted mean over the batch of {@code ((v - v')^2 + (a - a')^2) / 2}.
     *
     * @return the loss
     */
    public static AffectLoss meanSquaredError() {
        return MeanSquaredAffect.INSTANCE;
    }

    /**
     * One minus the concordance correlation coefficient, the mean of both dimensions: {@code CCC = 2 s_xy / (s_x^2 + s_y^2 +
     * (m_x - m_y)^2)} with the batch's weighted means m, variances and covariance s. Lin, <i>A Concordance Correlation
     * Coefficient to Evaluate Reproducibility</i>, Biometrics 45, 1989, equation 2; usual for valence and arousal since the
     * AVEC and Aff-Wild challenges. It wants batches of dozens of samples. From 0 to 2; where predictions and targets are all
     * one same number it is 0.
     *
     * @return the loss
     */
    public static AffectLoss concordance() {
        return ConcordanceLoss.INSTANCE;
    }

    /**
     * The loss that {@link AffectLoss#describe} gave this text.
     *
     * @param text such as {@code mean squared error}
     * @return the loss
     * @throws InvalidArgumentException if it is no such text, or of a loss that is not made here
     */
    public static AffectLoss parse(String text) {
        List<AffectLoss> known = List.of(meanSquaredError(), concordance());
        return known.stream()
                .filter(loss -> loss.describe().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidArgumentException("a loss of valence and arousal is one of "
                        + known.stream()
                                .map(loss -> "'" + loss.describe() + "'")
                                .collect(Collectors.joining(", "))
                        + ", got '" + text + "'"));
    }
}
