package io.github.fer4j.models.internal.step;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.models.internal.FastPath;
import io.github.fer4j.models.internal.FrozenStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jCpu;

/**
 * Trains a net on a batch, as {@link ComputationGraph#fit(INDArray[], INDArray[])} does, in less time.
 *
 * <p>Deeplearning4j runs layer by layer, and within a layer oneDNN divides the work among the cores: a barrier after each,
 * and what no OpenMP loop covers runs on one core. Here each core takes its rows of the batch through all layers. They meet
 * where the batch counts as a whole: the statistics of batch normalisation, which stay those of the whole batch, and the
 * loss, which is worked out once for all rows. Activations have their channels last, as the convolutions of oneDNN want
 * them, live in memory that is taken once, and go through normalisation, rectifier and pooling in one pass.
 *
 * <p>Parameters, updater with its state, gradients and the count of iterations are the net's own, so it can be run, saved
 * and trained otherwise at any time; its score is left alone.
 * Where it has listeners that want more than the gradient ({@link GradientListener}), or frozen statistics, batches are
 * left to {@code fit}. Dropout draws as Deeplearning4j does. The
 * function is the same up to rounding; the same seed gives the same parameters for the same number of threads.
 *
 * <p>Nets with branches, or with layers that no stage covers, are left to {@code fit}, as are all where there is no oneDNN.
 * Used by one thread at a time.
 */
public final class TrainingStep implements AutoCloseable {
    /** A member with fewer has little to do between two meetings. */
    private static final int FEWEST_ROWS = 2;

    private final ComputationGraph net;
    private final int threads;
    /** Of the last batch. */
    private long[] shape = {};
    /** Null where batches of this shape are left to Deeplearning4j. */
    private Plan plan;

    private String reason = "";

    private TrainingStep(ComputationGraph net, int threads) {
        this.net = net;
        this.threads = threads;
    }

    /**
     * The step of a net, on as many threads as OpenMP has.
     *
     * @param net initialised; stays the caller's to close
     * @return a step that trains this net
     */
    public static TrainingStep of(ComputationGraph net) {
        FastPath.enable();
        return of(net, NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads());
    }

    /**
     * The step of a net, on some threads.
     *
     * @param net initialised; stays the caller's to close
     * @param threads at least 1; a small batch takes fewer
     * @return a step that trains this net
     * @throws InvalidArgumentException if there are no threads
     */
    public static TrainingStep of(ComputationGraph net, int threads) {
        if (threads < 1) {
            throw new InvalidArgumentException("a step has 1 thread or more, got " + threads);
        }
        FastPath.enable();
        return new TrainingStep(net, threads);
    }

    /**
     * Trains on a batch: forward, backward, update.
     *
     * @param input {@code [batch, channels, height, width]}; stays the caller's to close
     * @param targets {@code [batch, classes]}; stays the caller's to close
     */
    public void fit(INDArray input, INDArray targets) {
        if (!Arrays.equals(shape, input.shape())) {
            close();
            plan = plan(input.shape());
            shape = input.shape();
        }
        if (plan == null
                || FrozenStatistics.areIn(net)
                || !net.getListeners().stream().allMatch(GradientListener.class::isInstance)) {
            net.fit(new INDArray[] {input}, new INDArray[] {targets});
        } else {
            plan.run(input, targets);
        }
    }

    /**
     * Why batches are left to Deeplearning4j.
     *
     * @return empty if they are not, or before the first batch
     */
    public String reason() {
        return reason;
    }

    private Plan plan(long[] inputShape) {
        reason = "";
        if (!FastPath.helpersEnabled() || !Nd4jCpu.Environment.getInstance().isUseMKLDNN()) {
            reason = "no oneDNN";
        } else if (inputShape.length != 4) {
            reason = "another input than images";
        } else if (!(net.getNumOutputArrays() == 1
                && net.getOutputLayer(0).conf().getLayer() instanceof OutputLayer)) {
            reason = "another output";
        } else {
            int batch = (int) inputShape[0];
            Team team = new Team(Math.max(1, Math.min(threads, batch / FEWEST_ROWS)));
            Shape image = new Shape((int) inputShape[2], (int) inputShape[3], (int) inputShape[1]);
            Memory input = Memory.of((long) batch * image.length());
            try {
                return new Plan(team, batch, image, input, Chain.toLearn(net, team, input, image, batch));
            } catch (Chain.Unsupported e) {
                reason = e.getMessage();
                input.close();
                team.close();
            }
        }
        return null;
    }

    /** Gives memory and threads back; the net stays as it is. */
    @Override
    public void close() {
        if (plan != null) {
            plan.close();
        }
        plan = null;
        shape = new long[0];
    }

    /** The stages for batches of one shape. */
    private final class Plan {
        private final Team team;
        private final int batch;
        private final Shape image;
        private final Memory input;
        private final List<Stage> stages;
        private final List<Shard> shards = new ArrayList<>();
        private final ILossFunction loss;
        private final Gradient gradient;

        Plan(Team team, int batch, Shape image, Memory input, List<Stage> stages) {
            this.team = team;
            this.batch = batch;
            this.image = image;
            this.input = input;
            this.stages = stages;
            loss = ((OutputLayer) net.getOutputLayer(0).conf().getLayer()).getLossFn();
            gradient = namedGradient();
            long widest = stages.stream()
                    .filter(stage -> !(stage instanceof ConvolutionStage)) // its gradient lies in its output
                    .mapToLong(stage -> stage.output().length() / batch)
                    .max()
                    .orElseThrow();
            for (int member = 0; member < team.size(); member++) {
                int from = Shard.start(batch, member, team.size());
                int to = Shard.start(batch, member + 1, team.size());
                shards.add(new Shard(member, from, to, Memory.of((to - from) * widest)));
            }
        }

        /** As the updater wants it: the net's own array, and the part of each parameter by layer and name. */
        private Gradient namedGradient() {
            Gradient named = new DefaultGradient(net.getFlattenedGradients());
            for (Layer layer : net.getLayers()) {
                if (layer.numParams() > 0) {
                    layer.conf()
                            .getLayer()
                            .initializer()
                            .getGradientsFromFlattened(layer.conf(), layer.getGradientsViewArray())
                            .forEach((name, view) ->
                                    named.setGradientFor(layer.conf().getLayer().getLayerName() + "_" + name, view));
                }
            }
            return named;
        }

        void run(INDArray images, INDArray targets) {
            image.put(images.dup('c').data().asFloat(), 0, batch, input);
            net.setInput(0, images); // listeners of gradients ask for the size of the batch
            for (Stage stage : stages) {
                if (stage instanceof DropoutStage dropout) {
                    dropout.draw();
                }
            }
            team.run(member -> share(shards.get(member), targets));
            update();
        }

        private void share(Shard shard, INDArray targets) {
            for (Stage stage : stages) {
                stage.forward(shard);
            }
            team.meet();
            if (shard.member() == 0) {
                learn(targets);
            }
            team.meet();
            for (int i = stages.size() - 1; i >= 0; i--) {
                stages.get(i).backward(shard);
            }
            team.meet();
            for (Stage stage : stages) {
                stage.finish(shard.member(), team.size());
            }
        }

        /** The loss of the whole batch; its gradient goes to the shards. */
        private void learn(INDArray targets) {
            Memory logits = stages.get(stages.size() - 1).output();
            int outputs =
                    Math.toIntExact(logits.length() / batch); // more than classes where a net tells valence and arousal
            float[] slopes = loss.computeGradient(
                            targets, logits.array(0, batch, outputs), new ActivationIdentity(), null)
                    .dup('c')
                    .data()
                    .asFloat();
            for (Shard shard : shards) {
                shard.gradient().floats().put(0, slopes, shard.from() * outputs, shard.rows() * outputs);
            }
        }

        /** What Deeplearning4j's optimiser does with a gradient. */
        private void update() {
            int iteration = net.getConfiguration().getIterationCount();
            int epoch = net.getConfiguration().getEpochCount();
            for (TrainingListener listener : net.getListeners()) {
                listener.onGradientCalculation(net);
            }
            net.getUpdater().update(gradient, iteration, epoch, batch, LayerWorkspaceMgr.noWorkspaces());
            INDArray flat = net.params();
            flat.subi(net.getGradientsViewArray().reshape(flat.shape()));
            net.getConfiguration().setIterationCount(iteration + 1);
        }

        void close() {
            stages.forEach(Stage::close);
            shards.forEach(shard -> shard.gradient().close());
            input.close();
            team.close();
        }
    }
}
