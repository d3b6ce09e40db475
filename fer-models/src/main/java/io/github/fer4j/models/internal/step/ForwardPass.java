package io.github.fer4j.models.internal.step;

import io.github.fer4j.models.internal.FastPath;
import io.github.fer4j.models.internal.NativeThreads;
import io.github.fer4j.models.internal.NetRunner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jCpu;

/**
 * What a net answers, as {@link ComputationGraph#outputSingle(INDArray...)} gives it, in less time: by the stages of {@link
 * TrainingStep}, so without a barrier after each layer, and with normalisation, rectifier and pooling in one go. The
 * function is the same up to rounding. It reads the parameters that the net has at the time.
 *
 * <p>Nets that the stages do not cover are left to Deeplearning4j. Used by one thread at a time.
 */
public final class ForwardPass implements AutoCloseable {
    /** More at once only take more memory. */
    private static final int MOST_ROWS = 32;

    /** Up to so many images, the faces of a photo, one thread is faster than several. */
    private static final int MOST_ALONE = 8;

    private final ComputationGraph net;
    private final Shape image;
    private final int threads;
    private final String reason;
    private Team team;
    /** Null before the first images, and where they are left to Deeplearning4j. */
    private Plan plan;

    private ForwardPass(ComputationGraph net, Shape image, int threads) {
        this.net = net;
        this.image = image;
        this.threads = threads;
        this.reason = obstacle();
    }

    /**
     * The forward pass of a net, on as many threads as OpenMP has.
     *
     * @param net initialised, with one output; stays the caller's to close
     * @param height of its images
     * @param width of its images
     * @param channels of its images
     * @return a pass of this net
     */
    public static ForwardPass of(ComputationGraph net, int height, int width, int channels) {
        FastPath.enable();
        int threads = NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
        return new ForwardPass(net, new Shape(height, width, channels), threads);
    }

    private String obstacle() {
        if (!FastPath.helpersEnabled() || !Nd4jCpu.Environment.getInstance().isUseMKLDNN()) {
            return "no oneDNN";
        }
        if (!(net.getNumOutputArrays() == 1 && net.getOutputLayer(0).conf().getLayer() instanceof OutputLayer)) {
            return "another output";
        }
        try {
            plan = new Plan(1);
            return "";
        } catch (Chain.Unsupported e) {
            return e.getMessage();
        }
    }

    /** The net that answers. */
    public ComputationGraph net() {
        return net;
    }

    /**
     * Why images are left to Deeplearning4j.
     *
     * @return empty if they are not
     */
    public String reason() {
        return reason;
    }

    /**
     * Answers a batch.
     *
     * @param images each {@code [channels * height * width]}, one after the other
     * @param count how many
     * @return {@code [count, outputs]}, before softmax
     */
    public double[][] outputs(float[] images, int count) {
        if (plan == null) {
            return count <= MOST_ALONE
                    ? NativeThreads.single(() -> byDeeplearning4j(images, count))
                    : byDeeplearning4j(images, count);
        }
        double[][] outputs = new double[count][];
        for (int from = 0; from < count; from += MOST_ROWS) {
            int rows = Math.min(MOST_ROWS, count - from);
            planFor(rows).run(images, from, rows, outputs);
        }
        return outputs;
    }

    private double[][] byDeeplearning4j(float[] images, int count) {
        try (INDArray input =
                        NetRunner.input(images, new long[] {count, image.channels(), image.height(), image.width()});
                INDArray outputs = net.outputSingle(input)) {
            return NetRunner.rows(outputs);
        }
    }

    private Plan planFor(int rows) {
        if (rows > plan.capacity) {
            plan.close();
            try {
                plan = new Plan(rows <= MOST_ALONE ? MOST_ALONE : MOST_ROWS);
            } catch (Chain.Unsupported e) {
                throw new IllegalStateException("the same net was supported before", e);
            }
        }
        return plan;
    }

    /** Gives memory and threads back; the net stays as it is. */
    @Override
    public void close() {
        if (plan != null) {
            plan.close();
        }
        if (team != null) {
            team.close();
        }
    }

    /** The stages for so many images and fewer. */
    private final class Plan {
        private final int capacity;
        private final Memory input;
        private final List<Stage> stages;

        Plan(int capacity) throws Chain.Unsupported {
            this.capacity = capacity;
            input = Memory.of((long) capacity * image.length());
            try {
                stages = Chain.toAnswer(net, input, image, capacity);
            } catch (Chain.Unsupported e) {
                input.close();
                throw e;
            }
        }

        void run(float[] images, int from, int rows, double[][] outputs) {
            image.put(images, from, rows, input);
            if (rows <= MOST_ALONE || threads == 1) {
                NativeThreads.single(() -> {
                    share(new Shard(0, 0, rows, null));
                    return null;
                });
            } else {
                if (team == null) {
                    team = new Team(Math.min(threads, MOST_ALONE));
                }
                List<Shard> shards = new ArrayList<>();
                for (int member = 0; member < team.size(); member++) {
                    shards.add(new Shard(
                            member,
                            Shard.start(rows, member, team.size()),
                            Shard.start(rows, member + 1, team.size()),
                            null));
                }
                team.run(member -> share(shards.get(member)));
            }
            read(from, rows, outputs);
        }

        private void share(Shard shard) {
            for (Stage stage : stages) {
                stage.forward(shard);
            }
        }

        private void read(int from, int rows, double[][] outputs) {
            Memory last = stages.get(stages.size() - 1).output();
            float[] row = new float[Math.toIntExact(last.length() / capacity)];
            for (int n = 0; n < rows; n++) {
                last.floats().get(n * row.length, row, 0, row.length);
                double[] values = new double[row.length];
                Arrays.setAll(values, i -> row[i]);
                outputs[from + n] = values;
            }
        }

        void close() {
            stages.forEach(Stage::close);
            input.close();
        }
    }
}
