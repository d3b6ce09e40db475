package io.github.fer4j.models.classical;

import io.github.fer4j.InvalidArgumentException;

/**
 * OpenCV's support vector machines with the kernel {@code exp(-gamma |x - y|^2)}, one for each pair of classes. The time to
 * train grows with the square of the samples and more: ten thousand are a matter of minutes.
 *
 * @param c what an error costs, above 0
 * @param gammaScale gamma times the number of features times their variance over all samples and features, above 0: 1 is
 *     scikit-learn's "scale"
 */
public record RbfSvm(double c, double gammaScale) implements Learner {
    /**
     * Checks the settings.
     *
     * @throws InvalidArgumentException if one is not finite and above 0
     */
    public RbfSvm {
        LinearSvm.requireCost(c);
        if (!(gammaScale > 0) || Double.isInfinite(gammaScale)) {
            throw new InvalidArgumentException(
                    "gamma's scale is above 0 and finite, got " + gammaScale + "; 1 is usual");
        }
    }

    @Override
    public String name() {
        return "RBF SVM";
    }
}
