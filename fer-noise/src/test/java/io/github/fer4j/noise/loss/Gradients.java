package io.github.fer4j.noise.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Compares a loss's gradient with central finite differences. */
final class Gradients {
    private static final double STEP = 1e-5;

    private Gradients() {}

    static void assertMatchFiniteDifferences(Loss loss, double[] logits, double[] target) {
        double[] gradient = new double[logits.length];
        loss.lossAndGradient(logits, target, gradient);
        double[] ignored = new double[logits.length];
        for (int k = 0; k < logits.length; k++) {
            double[] moved = logits.clone();
            moved[k] = logits[k] + STEP;
            double above = loss.lossAndGradient(moved, target, ignored);
            moved[k] = logits[k] - STEP;
            double below = loss.lossAndGradient(moved, target, ignored);
            double numeric = (above - below) / (2 * STEP);
            assertThat(gradient[k])
                    .as("%s, class %d", loss.describe(), k)
                    .isCloseTo(numeric, within(1e-6 * (1 + Math.abs(numeric))));
        }
    }
}
