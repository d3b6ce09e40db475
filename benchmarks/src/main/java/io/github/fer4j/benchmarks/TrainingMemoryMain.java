package io.github.fer4j.benchmarks;

import io.github.fer4j.Interpolation;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

/** The child of {@link TrainingMemory}: the net, the loss and the optimiser of the trainer, on one random batch. */
final class TrainingMemoryMain {
    /** What the process may take at most. */
    static final String LIMIT = "8g";

    private static final double LEARNING_RATE = 1e-3;

    private TrainingMemoryMain() {}

    static NetSpec spec(String net, int size, int channels) {
        return Zoo.named(net)
                .input(new Preprocessing(size, size, channels, Interpolation.BILINEAR, Normalisation.perImage()));
    }

    /** @param arguments net, height and width, channels, images a batch, batches */
    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[1]);
        int channels = Integer.parseInt(arguments[2]);
        int batch = Integer.parseInt(arguments[3]);
        NetSpec spec = spec(arguments[0], size, channels);
        LossAdapter loss = new LossAdapter(Losses.crossEntropy());
        ComputationGraph net =
                Zoo.build(spec, Adam.of(LEARNING_RATE).updater(new FixedSchedule(LEARNING_RATE)), loss, 0, 42);
        Facts.tell("parameters", Long.toString(net.numParams()));
        Facts.tell(
                "workspaces", net.getConfiguration().getTrainingWorkspaceMode().toString());
        Facts.tell("cache mode", net.getConfiguration().getCacheMode().toString());
        tellMemory("built");
        INDArray[] images = {Nd4j.randn(DataType.FLOAT, batch, channels, size, size)};
        INDArray[] targets = {Nd4j.zeros(DataType.FLOAT, batch, spec.labels().size())};
        for (int i = 0; i < batch; i++) {
            targets[0].putScalar(i, i % spec.labels().size(), 1);
        }
        for (int step = 1; step <= Integer.parseInt(arguments[4]); step++) {
            long start = System.nanoTime();
            loss.reset();
            net.fit(images, targets);
            Facts.tell(
                    "step " + step,
                    String.format(Locale.ROOT, "loss %.3f in %.1f s", loss.meanLoss(), Effort.secondsSince(start)));
            tellMemory("step " + step);
        }
        // Libraries leave threads behind that are no daemons.
        System.exit(0);
    }

    private static void tellMemory(String when) {
        Facts.tell(when + ", peak memory of the process", Machine.peakMemory());
        Facts.tell(when + ", JavaCPP physical bytes", megabytes(Pointer.physicalBytes()));
        Facts.tell(
                when + ", heap in use",
                megabytes(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
    }

    private static String megabytes(long bytes) {
        return bytes / (1 << 20) + " MB";
    }
}
