package io.github.fer4j.noise.loss;

import io.github.fer4j.FerDataset;
import java.util.Objects;

/** A loss times the weight of the sample's class; see {@link Loss#withClassWeights(ClassWeights)}. */
record WeightedLoss(Loss loss, ClassWeights weights) implements Loss {
    WeightedLoss {
        Objects.requireNonNull(weights, "weights");
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        double weight = weights.ofTarget(target);
        double value = loss.lossAndGradient(logits, target, gradient);
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] *= weight;
        }
        return weight * value;
    }

    @Override
    public Loss fittedTo(FerDataset training) {
        return new WeightedLoss(loss.fittedTo(training), weights);
    }

    @Override
    public String describe() {
        return loss.describe() + ", " + LossText.CLASS_WEIGHTS + " " + LossText.of(weights);
    }

    @Override
    public String toString() {
        return describe();
    }
}
