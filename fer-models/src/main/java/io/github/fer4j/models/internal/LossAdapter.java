package io.github.fer4j.models.internal;

import io.github.fer4j.noise.loss.AffectLoss;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.selection.EarlyLearning;
import io.github.fer4j.noise.selection.SmallLoss;
import java.util.Arrays;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A {@link Loss} of {@code fer-noise} as a loss of Deeplearning4j, for an output layer whose activation is the identity.
 *
 * <p>The logits of a batch are a few hundred numbers, so they are handed to the pure function row by row; the rest of the
 * net takes ten thousand times as long. While at it, the adapter counts what the trainer reports: the sum of the losses
 * and the hits. Sample weights do not travel as masks (stock losses fail their gradient check with fractional masks) but
 * are set for the batch that comes next. Used by one training thread.
 *
 * <p>The labels have a column for each class. Where the net has two more outputs, {@link AffectHead}, these are left alone
 * unless there is a loss for {@linkplain #affect them}.
 */
public final class LossAdapter implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final transient Loss loss;
    private transient double[] weights = new double[0];
    private transient double keep = 1;
    private transient EarlyLearning early;
    private transient double[][] means;
    private transient int[] samples = new int[0];
    private transient AffectTerm affect;
    private double lossSum;
    private int hits;
    private int seen;

    /** @param loss of logits, {@code [classes]}, against a target distribution */
    public LossAdapter(Loss loss) {
        this.loss = loss;
    }

    /**
     * The weights of the batch that is fitted next.
     *
     * @param batch one a sample
     */
    public void weights(double[] batch) {
        this.weights = batch.clone();
    }

    /**
     * Learns from the samples of each batch with the smallest losses only; their mean is what is learned from.
     *
     * @param share above 0, at most 1; 1 learns from all
     */
    public void keep(double share) {
        this.keep = share;
    }

    /**
     * Holds the net to what it said of each sample before.
     *
     * @param regularisation how much
     * @param beliefs {@code [samples][classes]}, the running means, all 0 at first; changed with each batch
     */
    public void earlyLearning(EarlyLearning regularisation, double[][] beliefs) {
        this.early = regularisation;
        this.means = beliefs;
    }

    /**
     * Which samples the batch that is fitted next holds; only early learning asks.
     *
     * @param batch the place of each in the running means
     */
    public void samples(int[] batch) {
        this.samples = batch.clone();
    }

    /**
     * Adds a loss of valence and arousal to that of the classes. It is of the batch as a whole, so it is not part of what
     * {@link #keep} goes by, and of all annotated rows: that a label is doubted says nothing of its valence.
     *
     * @param added of the two, behind their tanh
     * @param weight what it is multiplied by
     */
    public void affect(AffectLoss added, double weight) {
        this.affect = new AffectTerm(added, weight);
    }

    /**
     * Valence and arousal of the batch that is fitted next; nothing where there is no loss for them.
     *
     * @param values {@code [batch][2]}, in [-1, 1]
     * @param rowWeights {@code [batch]}, 0 for a row without annotation
     */
    public void affectTargets(double[][] values, double[] rowWeights) {
        if (affect != null) {
            affect.targets(values, rowWeights);
        }
    }

    /** Forgets what was counted. */
    public void reset() {
        lossSum = 0;
        hits = 0;
        seen = 0;
    }

    /** The mean weighted loss of the samples fitted since {@link #reset}, affect included; NaN where there were none. */
    public double meanLoss() {
        return lossSum / seen;
    }

    /** The share of samples fitted since {@link #reset} whose largest logit was that of the largest target. */
    public double accuracy() {
        return (double) hits / seen;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = Arrays.stream(losses(labels, preOutput, null, false)).sum();
        return average ? sum / preOutput.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        double[] losses = losses(labels, preOutput, null, false);
        return Nd4j.createFromArray(losses).castTo(preOutput.dataType()).reshape(losses.length, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        double[][] gradient = new double[(int) preOutput.size(0)][(int) preOutput.size(1)];
        losses(labels, preOutput, gradient, true);
        return Nd4j.createFromArray(gradient).castTo(preOutput.dataType());
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return Pair.of(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    /**
     * Weighted losses of the batch, their gradients where asked for, and counting where asked for. The loss of affect is of the
     * batch: each row has the whole of it, so that the mean over the rows has it once.
     */
    private double[] losses(INDArray labels, INDArray preOutput, double[][] gradient, boolean count) {
        double[][] outputs = NetRunner.rows(preOutput);
        double[][] targets = NetRunner.rows(labels);
        double[][] logits = NetRunner.logits(outputs, targets[0].length);
        double[] losses = new double[logits.length];
        double[][] slopes = new double[logits.length][logits[0].length];
        boolean remembers = early != null && samples.length == logits.length;
        for (int i = 0; i < losses.length; i++) {
            losses[i] = loss.lossAndGradient(logits[i], targets[i], slopes[i]);
            if (remembers) {
                if (count) { // once a batch, and before its loss: as in the authors' code
                    early.update(means[samples[i]], NetRunner.softmax(logits[i]));
                }
                losses[i] += early.addTo(logits[i], means[samples[i]], slopes[i]);
            }
        }
        double[] trust = keep < 1 ? SmallLoss.weights(losses, keep) : null;
        double ofAffect = affect == null ? 0 : affect.lossAndGradient(outputs, gradient);
        double scale = trust == null ? 1 : losses.length / Arrays.stream(trust).sum();
        for (int i = 0; i < losses.length; i++) {
            double weight = (weights.length == losses.length ? weights[i] : 1) * (trust == null ? 1 : trust[i] * scale);
            // A sample that is left out may have a loss of infinity.
            losses[i] = (weight == 0 ? 0 : weight * losses[i]) + ofAffect;
            if (gradient != null) {
                for (int k = 0; k < slopes[i].length; k++) {
                    gradient[i][k] = weight == 0 ? 0 : weight * slopes[i][k];
                }
            }
            if (count) {
                seen++;
                lossSum += losses[i];
                hits += argMax(logits[i]) == argMax(targets[i]) ? 1 : 0;
            }
        }
        return losses;
    }

    private static int argMax(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public String name() {
        return "LossAdapter";
    }
}
