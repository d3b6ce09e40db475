package io.github.fer4j.noise.loss;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;

/** A loss against {@code q' = (1 - e) q + e (1 - q) / (K - 1)}; see {@link Loss#smoothedOffTarget}. */
record OffTargetSmoothedLoss(Loss loss, double epsilon) implements Loss {
    OffTargetSmoothedLoss {
        if (!(epsilon >= 0 && epsilon < 1)) {
            throw new InvalidArgumentException("off-target label smoothing is in [0, 1), got " + epsilon
                    + "; 0.06 is usual, 0 leaves the labels as they are");
        }
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        double[] smooth = new double[target.length];
        for (int k = 0; k < smooth.length; k++) {
            smooth[k] = (1 - epsilon) * target[k] + epsilon * (1 - target[k]) / (smooth.length - 1);
        }
        return loss.lossAndGradient(logits, smooth, gradient);
    }

    @Override
    public Loss fittedTo(FerDataset training) {
        return new OffTargetSmoothedLoss(loss.fittedTo(training), epsilon);
    }

    @Override
    public String describe() {
        return loss.describe() + ", " + LossText.OFF_TARGET + " " + epsilon;
    }

    @Override
    public String toString() {
        return describe();
    }
}
