package io.github.fer4j.models.train;

import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.internal.step.TrainingStep;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The net of a run with all that makes it learn, and the second net of co-teaching. */
final class Learner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Learner.class);
    private static final String BELIEFS = "beliefs";
    private static final String AVERAGE = "average";

    private final TrainingSettings settings;
    private final LossAdapter loss;
    private final SettableRate rate;
    private final ComputationGraph net;
    private final TrainingStep step;
    /** Null without co-teaching. */
    private final CoTeacher coTeacher;
    /** Null without averaging. */
    private final ParameterAverage average;
    /** {@code [samples][classes]}, what early learning remembers; null without. */
    private final double[][] beliefs;
    /** Null where the run begins from random parameters. */
    private final Stages stages;

    /** @param stepsPerEpoch batches of an epoch */
    Learner(NetSpec spec, TrainingSettings settings, int trainingSamples, long stepsPerEpoch) {
        this.settings = settings;
        Descent descent = settings.descent();
        LabelTrust trust = settings.objective().trust();
        this.loss = new LossAdapter(settings.objective().loss());
        this.rate = new SettableRate(descent.optimizer().learningRate());
        this.net = Zoo.build(
                spec,
                descent.optimizer().updater(rate),
                loss,
                descent.optimizer().weightDecay(),
                settings.seed());
        this.stages = begin(spec, net, settings, rate, stepsPerEpoch);
        descent.clipping().attachTo(net);
        this.step = TrainingStep.of(net);
        this.coTeacher = trust.coTeaching() ? new CoTeacher(spec, settings, rate, stepsPerEpoch) : null;
        this.average = descent.averaging() instanceof WeightAveraging.None
                ? null
                : new ParameterAverage(descent.averaging(), net.params());
        this.beliefs = trust.early() == null
                ? null
                : new double[trainingSamples][spec.labels().size()];
        if (beliefs != null) {
            loss.earlyLearning(trust.early(), beliefs);
        }
        AffectObjective affect = settings.objective().affect();
        if (!affect.isOff()) {
            loss.affect(affect.loss(), affect.weight());
        }
    }

    /** Puts the model that the run begins from into a net that was just built; null without one. */
    static Stages begin(
            NetSpec spec, ComputationGraph net, TrainingSettings settings, SettableRate rate, long stepsPerEpoch) {
        Transfer transfer = settings.transfer();
        if (transfer.isOff()) {
            return null;
        }
        if (transfer.hasSource()) { // a run that is resumed does without
            LOG.info("{}", transfer.copyTo(spec, net));
        }
        return new Stages(spec, net, transfer.plan(), settings.descent().optimizer(), rate, stepsPerEpoch);
    }

    ComputationGraph net() {
        return net;
    }

    /**
     * Gets ready for an epoch. What is random in it follows from its number, so that it is the same in a run that was resumed.
     *
     * @param epoch from 1
     */
    void startEpoch(int epoch) {
        long seed = settings.seed() * 0x9E3779B97F4A7C15L + epoch;
        Nd4j.getRandom().setSeed(seed == 0 ? 1 : seed); // dropout draws from it, and is not reproducible with 0
        loss.reset();
        if (stages != null) {
            stages.startEpoch(epoch);
        }
        if (coTeacher != null) {
            coTeacher.startEpoch(epoch);
        }
        loss.keep(coTeacher == null ? settings.objective().trust().share(epoch) : 1);
    }

    /** One step; false where the loss is no number. */
    boolean step(Batch batch, int epoch, double learningRate) {
        rate.set(learningRate);
        loss.weights(batch.weights());
        loss.samples(batch.indices());
        loss.affectTargets(batch.affect().values(), batch.affect().weights());
        try (INDArray input = NetRunner.input(batch.inputs(), batch.shape());
                INDArray targets = Nd4j.createFromArray(batch.targets())) {
            if (coTeacher != null) {
                loss.weights(coTeacher.exchange(
                        net, batch, input, targets, settings.objective().trust().share(epoch)));
            }
            step.fit(input, targets);
        }
        if (average != null) {
            average.afterStep(net.params());
        }
        return Double.isFinite(loss.meanLoss());
    }

    /**
     * Ends an epoch.
     *
     * @param progress the share of the epochs that is done
     * @return false where parameters are no longer finite: the last step's damage shows in no loss
     */
    boolean endEpoch(double progress) {
        if (average != null) {
            average.afterEpoch(net.params(), progress);
            if (stages != null) {
                stages.keepIn(average.get());
            }
        }
        return Double.isFinite(net.params().sumNumber().doubleValue());
    }

    /** Mean over the epoch so far. */
    double meanLoss() {
        return loss.meanLoss();
    }

    /** Share of hits over the epoch so far. */
    double accuracy() {
        return loss.accuracy();
    }

    double learningRate() {
        return rate.get();
    }

    /** Does something with the net while it holds the parameters that count, which are the averaged ones if there are any. */
    void withCountingParameters(Runnable work) {
        if (average == null || !average.hasBegun()) {
            work.run();
            return;
        }
        float[] last = net.params().toFloatVector();
        net.params().assign(average.get());
        try {
            work.run();
        } finally {
            NetState.assign(net.params(), last);
        }
    }

    void save(Map<String, byte[]> arrays) {
        NetState.save(net, "", arrays);
        if (coTeacher != null) {
            coTeacher.save(arrays);
        }
        if (average != null) {
            arrays.put(AVERAGE, Checkpoint.bytes(average.get().toFloatVector()));
        }
        if (beliefs != null) {
            arrays.put(
                    BELIEFS,
                    Checkpoint.bytes(Arrays.stream(beliefs)
                            .flatMapToDouble(Arrays::stream)
                            .toArray()));
        }
    }

    int iterations() {
        return net.getIterationCount();
    }

    long averaged() {
        return average == null ? 0 : average.added();
    }

    void restore(Checkpoint checkpoint) {
        NetState.restore(net, "", checkpoint);
        if (coTeacher != null) {
            coTeacher.restore(checkpoint);
        }
        if (average != null) {
            average.restore(
                    checkpoint.floats(AVERAGE, net.params().length()),
                    checkpoint.state().averaged());
        }
        if (beliefs != null) {
            int classes = beliefs[0].length;
            double[] flat = checkpoint.doubles(BELIEFS, (long) beliefs.length * classes);
            for (int i = 0; i < beliefs.length; i++) {
                System.arraycopy(flat, i * classes, beliefs[i], 0, classes);
            }
        }
    }

    @Override
    public void close() {
        step.close();
        net.close();
        if (coTeacher != null) {
            coTeacher.close();
        }
        if (average != null) {
            average.close();
        }
    }
}
