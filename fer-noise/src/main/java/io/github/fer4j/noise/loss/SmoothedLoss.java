package io.github.fer4j.noise.loss;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;

/** A loss against {@code q' = (1 - e) q + e / K}; see {@link Loss#smoothed}. */
record SmoothedLoss(Loss loss, double epsilon) implements Loss {
    SmoothedLoss {
        if (!(epsilon >= 0 && epsilon < 1)) {
            throw new InvalidArgumentException(
                    "label smoothing is in [0, 1), got " + epsilon + "; 0.1 is usual, 0 leaves the labels as they are");
        }
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        double[] smooth = new double[target.length];
        for (int k = 0; k < smooth.length; k++) {
            smooth[k] = (1 - epsilon) * target[k] + epsilon / smooth.length;
        }
        return loss.lossAndGradient(logits, smooth, gradient);
    }

    @Override
    public Loss fittedTo(FerDataset training) {
        return new SmoothedLoss(loss.fittedTo(training), epsilon);
    }

    @Override
    public String describe() {
        return loss.describe() + ", " + LossText.SMOOTHED + " " + epsilon;
    }

    @Override
    public String toString() {
        return describe();
    }
}
