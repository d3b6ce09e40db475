package io.github.fer4j.models.train;

import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.internal.step.TrainingStep;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Loss;
import io.github.fer4j.noise.selection.SmallLoss;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The second net of co-teaching (Han et al. 2018, algorithm 1): each net says which samples of a batch it finds easiest, and the
 * other learns from these. They start from other parameters, so they do not make the same mistakes; where
 * a run begins from a trained model, only their heads do. Valence and arousal, where
 * they are learned, are learned from all samples: the labels that are doubted are those of the categories.
 */
final class CoTeacher implements AutoCloseable {
    private static final String PREFIX = "second.";

    private final Loss loss;
    private final LossAdapter adapter;
    private final ComputationGraph net;
    private final TrainingStep step;
    /** Null where the run begins from random parameters. */
    private final Stages stages;

    /** @param rate that of the first net; both learn at the same pace */
    CoTeacher(NetSpec spec, TrainingSettings settings, SettableRate rate, long stepsPerEpoch) {
        this.loss = settings.objective().loss();
        this.adapter = new LossAdapter(loss);
        AffectObjective affect = settings.objective().affect();
        if (!affect.isOff()) {
            adapter.affect(affect.loss(), affect.weight());
        }
        long otherSeed = settings.seed() == -1 ? -2 : settings.seed() + 1; // 0 is no seed
        this.net = Zoo.build(
                spec,
                settings.descent().optimizer().updater(rate),
                adapter,
                settings.descent().optimizer().weightDecay(),
                otherSeed);
        this.stages = Learner.begin(spec, net, settings, rate, stepsPerEpoch);
        settings.descent().clipping().attachTo(net);
        this.step = TrainingStep.of(net);
    }

    /** @param epoch from 1 */
    void startEpoch(int epoch) {
        if (stages != null) {
            stages.startEpoch(epoch);
        }
    }

    void save(Map<String, byte[]> arrays) {
        NetState.save(net, PREFIX, arrays);
    }

    void restore(Checkpoint checkpoint) {
        NetState.restore(net, PREFIX, checkpoint);
    }

    /**
     * Lets this net learn from what the first one finds easy.
     *
     * @param first the first net
     * @param keep the share of the batch to choose
     * @return {@code [batch]}, what each sample counts for the first net: the weights of the batch where this net finds the
     *     sample easy, 0 elsewhere
     */
    double[] exchange(ComputationGraph first, Batch batch, INDArray input, INDArray targets, double keep) {
        double[][] wanted = targets.toDoubleMatrix();
        double[] easyForFirst = chosen(first, batch, input, wanted, keep);
        double[] easyForThis = chosen(net, batch, input, wanted, keep);
        adapter.weights(easyForFirst);
        adapter.affectTargets(batch.affect().values(), batch.affect().weights());
        step.fit(input, targets);
        return easyForThis;
    }

    /** Scaled so that the mean over the batch is that over the chosen samples. */
    private double[] chosen(ComputationGraph judge, Batch batch, INDArray input, double[][] targets, double keep) {
        double[][] logits = NetRunner.learningLogits(judge, input, targets[0].length);
        double[] losses = new double[logits.length];
        double[] slope = new double[logits[0].length];
        double[] weights = batch.weights();
        for (int i = 0; i < losses.length; i++) {
            losses[i] = loss.lossAndGradient(logits[i], targets[i], slope);
        }
        double[] chosen = SmallLoss.weights(losses, keep);
        double count = 0;
        for (double one : chosen) {
            count += one;
        }
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] *= weights[i] * chosen.length / count;
        }
        return chosen;
    }

    @Override
    public void close() {
        step.close();
        net.close();
    }
}
