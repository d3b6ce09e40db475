package io.github.fer4j.models.classical;

import io.github.fer4j.InvalidArgumentException;

/**
 * Support vector machines without a kernel, one for each pair of classes: {@code min_w |w|^2 / 2 + c sum_i max(0, 1 - y_i w
 * x_i)}, solved by dual coordinate descent (Hsieh et al. 2008, <a
 * href="https://doi.org/10.1145/1390156.1390208">doi:10.1145/1390156.1390208</a>), whose passes take time by the number of samples
 * and not, as those of OpenCV's solver for kernels, by its square. A 1 is appended to the features, as in LIBLINEAR, whose weight is the bias.
 *
 * @param c what an error costs, above 0
 */
public record LinearSvm(double c) implements Learner {
    /**
     * Checks the cost.
     *
     * @throws InvalidArgumentException if it is not finite and above 0
     */
    public LinearSvm {
        requireCost(c);
    }

    static void requireCost(double c) {
        if (!(c > 0) || Double.isInfinite(c)) {
            throw new InvalidArgumentException("an error of an SVM costs more than 0, finite, got " + c);
        }
    }

    @Override
    public String name() {
        return "linear SVM";
    }
}
