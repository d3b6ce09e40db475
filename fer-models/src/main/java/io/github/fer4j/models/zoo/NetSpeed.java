package io.github.fer4j.models.zoo;

import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.step.TrainingStep;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.noise.loss.Losses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

/**
 * How fast a net is on this machine, as it is now: with what else runs on it. Beside {@link NetSummary}, which is the same
 * everywhere.
 *
 * @param spec the net
 * @param batch images that went through it at once
 * @param training images/s of forward and backward pass and Adam's step, without the loading of images
 * @param inference images/s of the forward pass, without preprocessing
 */
public record NetSpeed(NetSpec spec, int batch, double training, double inference) {
    private static final int WARM_UP = 2;
    private static final int LEAST = 3;
    private static final double LEARNING_RATE = 1e-3;
    private static final long SEED = 42;

    /**
     * Measures a net for about two seconds, with batches of 32 random images.
     *
     * @param spec the net
     * @return its speed
     * @throws InvalidArgumentException as {@link Zoo#build}
     */
    public static NetSpeed measure(NetSpec spec) {
        return measure(spec, 32, Duration.ofSeconds(1));
    }

    /**
     * Measures a net with random images: the median over the batches, after two that do not count.
     *
     * @param spec the net
     * @param batch images at once, at least 1
     * @param each how long to train, and how long to classify; each takes three batches at least, however slow they are
     * @return its speed
     * @throws InvalidArgumentException as {@link Zoo#build}, or if the batch is empty
     */
    public static NetSpeed measure(NetSpec spec, int batch, Duration each) {
        if (batch < 1) {
            throw new InvalidArgumentException("a batch has at least one image, got " + batch);
        }
        Preprocessing shape = spec.preprocessing();
        Random random = new Random(SEED);
        float[] pixels = new float[batch * shape.length()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        LossAdapter loss = new LossAdapter(Losses.crossEntropy());
        ComputationGraph net =
                Zoo.build(spec, Adam.of(LEARNING_RATE).updater(new FixedSchedule(LEARNING_RATE)), loss, 0, SEED);
        try (TrainingStep step = TrainingStep.of(net);
                INDArray input = Nd4j.create(
                        pixels, new long[] {batch, shape.channels(), shape.height(), shape.width()}, DataType.FLOAT);
                INDArray targets = targets(spec, batch)) {
            double training = batch / seconds(() -> step.fit(input, targets), each);
            double inference = batch / seconds(() -> net.outputSingle(input).close(), each);
            return new NetSpeed(spec, batch, training, inference);
        } finally {
            net.close();
        }
    }

    /** One class a row, in turn. */
    private static INDArray targets(NetSpec spec, int batch) {
        int classes = spec.labels().size();
        float[] rows = new float[batch * classes];
        for (int row = 0; row < batch; row++) {
            rows[row * classes + row % classes] = 1;
        }
        return Nd4j.create(rows, new long[] {batch, classes}, DataType.FLOAT);
    }

    private static double seconds(Runnable batch, Duration atLeast) {
        for (int i = 0; i < WARM_UP; i++) {
            batch.run();
        }
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.size() < LEAST || System.nanoTime() - begin < atLeast.toNanos()) {
            long start = System.nanoTime();
            batch.run();
            times.add((System.nanoTime() - start) / 1e9);
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }

    /** Both speeds. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %.0f images/s in training, %.0f in inference, batches of %d",
                spec.architecture().name(),
                training,
                inference,
                batch);
    }
}
