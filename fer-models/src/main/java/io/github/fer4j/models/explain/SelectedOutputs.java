package io.github.fer4j.models.explain;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The "loss" {@code sum_c s_c y_c} of outputs y and a selection s, for which the labels stand: its gradient with regard to the
 * outputs is the selection. So back-propagation from a one-hot selection gives the gradient of one logit.
 */
final class SelectedOutputs implements ILossFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public double computeScore(
            INDArray selection, INDArray outputs, IActivation activation, INDArray mask, boolean average) {
        double sum = selection.mul(outputs).sumNumber().doubleValue();
        return average ? sum / outputs.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray selection, INDArray outputs, IActivation activation, INDArray mask) {
        return selection.mul(outputs).sum(true, 1);
    }

    @Override
    public INDArray computeGradient(INDArray selection, INDArray outputs, IActivation activation, INDArray mask) {
        return selection.castTo(outputs.dataType()).dup();
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray selection, INDArray outputs, IActivation activation, INDArray mask, boolean average) {
        return Pair.of(
                computeScore(selection, outputs, activation, mask, average),
                computeGradient(selection, outputs, activation, mask));
    }

    @Override
    public String name() {
        return "SelectedOutputs";
    }
}
