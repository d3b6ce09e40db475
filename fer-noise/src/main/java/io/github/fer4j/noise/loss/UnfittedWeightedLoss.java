package io.github.fer4j.noise.loss;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import java.util.Objects;

/** A loss whose class weights wait for the training data; see {@link Loss#withClassWeights(ClassWeighting)}. */
record UnfittedWeightedLoss(Loss loss, ClassWeighting rule) implements Loss {
    UnfittedWeightedLoss {
        Objects.requireNonNull(rule, "rule");
    }

    @Override
    public double lossAndGradient(double[] logits, double[] target, double[] gradient) {
        throw new InvalidArgumentException("class weights follow from the training data, and '" + describe()
                + "' has seen none; call fittedTo(training) and use what it returns");
    }

    @Override
    public Loss fittedTo(FerDataset training) {
        return new WeightedLoss(loss.fittedTo(training), rule.of(training));
    }

    @Override
    public String describe() {
        return loss.describe() + ", " + LossText.CLASS_WEIGHTS + " by " + rule;
    }

    @Override
    public String toString() {
        return describe();
    }
}
