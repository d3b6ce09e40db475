package io.github.fer4j.models.train;

import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;

/** Cross-entropy that becomes infinite once an epoch is done, as a real one does when a run diverges. */
final class DivergingLoss implements Loss, TrainingListener {
    private final Loss sound = Losses.crossEntropy();
    private volatile boolean diverged;

    @Override
    public void onEpoch(Epoch epoch, int epochs) {
        diverged = true;
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        double loss = sound.lossAndGradient(logits, target, gradient);
        return diverged ? Double.POSITIVE_INFINITY : loss;
    }

    @Override
    public String describe() {
        return "diverging";
    }
}
