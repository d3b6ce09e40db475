package io.github.fer4j.models.loss;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.loss.Losses;
import java.util.Objects;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A {@link Loss} as the loss of an output layer in any Deeplearning4j net:
 *
 * <pre>{@code
 * new OutputLayer.Builder(new Dl4jLoss(Losses.generalisedCrossEntropy(0.7)))
 *         .activation(Activation.SOFTMAX).nOut(7).build()
 * }</pre>
 *
 * The layer's activation is softmax, or the identity where the net answers with logits; the loss does its own softmax, in
 * logs. It is saved with the net as text and read back by {@link Losses#parse}, to the last digit; class weights that follow
 * from the data are filled in first, by {@link Loss#fittedTo}. Masks weigh samples, {@code [batch, 1]}.
 */
public final class Dl4jLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient Loss loss;

    /**
     * A loss for an output layer.
     *
     * @param loss one that {@link io.github.fer4j.noise.loss.Losses} made, fitted where it needs to be
     * @throws InvalidArgumentException if it could not be saved with the net
     */
    public Dl4jLoss(Loss loss) {
        this(loss.describe());
    }

    /**
     * What Deeplearning4j calls when it reads a saved net.
     *
     * @param loss as text; see {@link Losses#parse}
     * @throws InvalidArgumentException if it is no such text
     */
    public Dl4jLoss(@JsonProperty("loss") String loss) {
        this.text = Objects.requireNonNull(loss, "loss");
        this.loss = Losses.parse(loss);
    }

    /** The loss as text; what is saved. */
    @JsonProperty("loss")
    public String loss() {
        return text;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = computeScoreArray(labels, preOutput, activation, mask)
                .sumNumber()
                .doubleValue();
        return average ? sum / preOutput.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        double[] losses = new double[(int) preOutput.size(0)];
        evaluate(labels, preOutput, activation, mask, losses, null);
        return Nd4j.createFromArray(losses).castTo(preOutput.dataType()).reshape(losses.length, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        double[][] gradient = new double[(int) preOutput.size(0)][(int) preOutput.size(1)];
        evaluate(labels, preOutput, activation, mask, new double[gradient.length], gradient);
        return Nd4j.createFromArray(gradient).castTo(preOutput.dataType());
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double[][] gradient = new double[(int) preOutput.size(0)][(int) preOutput.size(1)];
        double[] losses = new double[gradient.length];
        evaluate(labels, preOutput, activation, mask, losses, gradient);
        double sum = 0;
        for (double value : losses) {
            sum += value;
        }
        return Pair.of(
                average ? sum / losses.length : sum,
                Nd4j.createFromArray(gradient).castTo(preOutput.dataType()));
    }

    private void evaluate(
            INDArray labels,
            INDArray preOutput,
            IActivation activation,
            INDArray mask,
            double[] losses,
            double[][] gradient) {
        if (!(activation instanceof ActivationSoftmax || activation instanceof ActivationIdentity)) {
            throw new InvalidArgumentException(
                    "the output layer of '" + text + "' has the activation softmax or identity, got " + activation);
        }
        if (preOutput.rank() != 2 || !preOutput.equalShapes(labels)) {
            throw new InvalidArgumentException(
                    "'" + text + "' takes outputs and labels of one shape [batch, classes], got "
                            + preOutput.shapeInfoToString() + " and " + labels.shapeInfoToString());
        }
        if (mask != null && mask.length() != losses.length) {
            throw new InvalidArgumentException("'" + text + "' takes a mask of one weight a sample, got "
                    + mask.length() + " for " + losses.length + " samples");
        }
        double[][] logits = preOutput.toDoubleMatrix();
        double[][] targets = labels.toDoubleMatrix();
        double[] weights = mask == null ? null : mask.reshape(mask.length()).toDoubleVector();
        double[] slope = new double[logits[0].length];
        for (int i = 0; i < losses.length; i++) {
            double weight = weights == null ? 1 : weights[i];
            losses[i] = weight * loss.lossAndGradient(logits[i], targets[i], slope);
            for (int k = 0; gradient != null && k < slope.length; k++) {
                gradient[i][k] = weight * slope[k];
            }
        }
    }

    /** A copy of this loss; Java serialisation leaves the loss itself out. */
    private Object readResolve() {
        return new Dl4jLoss(text);
    }

    @Override
    public String name() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dl4jLoss that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The loss as text. */
    @Override
    public String toString() {
        return text;
    }
}
