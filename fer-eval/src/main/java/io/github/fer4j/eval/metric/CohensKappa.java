package io.github.fer4j.eval.metric;

import io.github.fer4j.Emotion;
import java.util.OptionalDouble;

/** Agreement beyond what two who know the classes' frequencies, and nothing else, would reach by chance. */
public final class CohensKappa {
    private CohensKappa() {}

    /**
     * {@code (p_o - p_e) / (1 - p_e)} with the accuracy p_o and {@code p_e = sum_c n_c m_c / n^2}, where n_c samples are of
     * class c and m_c were taken for it (Cohen, <i>A Coefficient of Agreement for Nominal Scales</i>, Educational and
     * Psychological Measurement 20, 1960, equation 1). The same as {@code cohen_kappa_score} of scikit-learn.
     *
     * @param confusion the counts
     * @return in [-1, 1]: 1 for all right, 0 for chance; empty if all samples are of one class and were taken for it, where
     *     chance alone gets all of them right
     */
    public static OptionalDouble of(ConfusionMatrix confusion) {
        double n = confusion.total();
        double byChance = 0;
        for (Emotion emotion : confusion.labels()) {
            byChance += confusion.support(emotion) * (double) confusion.predictions(emotion);
        }
        // Whole numbers as long as they can be: what is 0 becomes 0, not a rounding error.
        return Ratio.of(n * confusion.correct() - byChance, n * n - byChance);
    }
}
