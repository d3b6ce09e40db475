package io.github.fer4j.benchmarks;

import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.internal.NetRunner;
import io.github.fer4j.models.internal.step.TrainingStep;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingListener;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What the trainer costs beside the net: an epoch of it, with augmentation, prefetching, metrics, listeners and checkpoint,
 * against the bare training step on batches that lie ready in memory: the step that the trainer itself takes,
 * which is faster than {@code net.fit}, so that nothing hides behind it. Of validating, which is no overhead but work, there is one batch.
 */
@Command(
        name = "PipelineOverhead",
        mixinStandardHelpOptions = true,
        description = "Trains a net on FER-2013 by bare steps and by the trainer in turn; prints the share it costs.")
public final class PipelineOverhead implements Callable<Integer> {
    private static final int BATCH = 64;
    private static final double RATE = 1e-3;

    @Parameters(paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--net", defaultValue = "simpleCnn", description = "of the zoo (default: ${DEFAULT-VALUE})")
    private String net;

    @Option(names = "--batches", defaultValue = "40", description = "of 64 images an epoch (default: ${DEFAULT-VALUE})")
    private int batches;

    @Option(names = "--rounds", defaultValue = "4", description = "turns of each (default: ${DEFAULT-VALUE})")
    private int rounds;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PipelineOverhead()).execute(arguments));
    }

    @Override
    public Integer call() {
        FerDataset all = Fer2013.csv(csv).load();
        FerDataset training = all.split(Split.TRAIN).shuffled(42).take(batches * BATCH);
        FerDataset validation = all.split(Split.VALIDATION).take(BATCH);
        NetSpec spec = Zoo.named(net).classes(all.labels());
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "%s on %d images of FER-2013 an epoch, batch %d; %s; load %s%n",
                net,
                training.size(),
                BATCH,
                Augmentation.standard(),
                Machine.load());
        List<Double> bare = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        List<Double> overhead = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            // Each goes first in every other round.
            if (round % 2 == 1) {
                bare.add(bare(spec, training));
                whole.add(whole(spec, training, validation));
            } else {
                whole.add(whole(spec, training, validation));
                bare.add(bare(spec, training));
            }
            overhead.add(100 * (whole.get(round - 1) / bare.get(round - 1) - 1));
            System.out.printf(
                    Locale.ROOT,
                    "round %d: bare %.2f s, trainer %.2f s, %.1f %% more%n",
                    round,
                    bare.get(round - 1),
                    whole.get(round - 1),
                    overhead.get(round - 1));
        }
        System.out.printf("%-24s%s%n", "", Spread.head());
        System.out.printf("%-24s%s%n", "bare steps, s", Spread.of(bare).columns(2));
        System.out.printf("%-24s%s%n", "trainer, s", Spread.of(whole).columns(2));
        System.out.printf("%-24s%s%n", "overhead, %", Spread.of(overhead).columns(1));
        return 0;
    }

    /** Seconds of the second pass over ready batches. */
    private double bare(NetSpec spec, FerDataset training) {
        LossAdapter loss = new LossAdapter(Losses.crossEntropy());
        ComputationGraph graph = Zoo.build(spec, Adam.of(RATE).updater(new FixedSchedule(RATE)), loss, 0, 42);
        List<INDArray> inputs = new ArrayList<>();
        List<INDArray> targets = new ArrayList<>();
        try (BatchStream stream = Batches.of(training)
                .input(spec.preprocessing())
                .batchSize(BATCH)
                .build()
                .epoch(1)) {
            while (stream.hasNext()) {
                Batch batch = stream.next();
                inputs.add(NetRunner.input(batch.inputs(), batch.shape()));
                targets.add(Nd4j.createFromArray(batch.targets()));
            }
        }
        long start = 0;
        double seconds;
        try (TrainingStep step = TrainingStep.of(graph)) {
            for (int pass = 0; pass < 2; pass++) {
                start = System.nanoTime();
                for (int i = 0; i < inputs.size(); i++) {
                    step.fit(inputs.get(i), targets.get(i));
                }
            }
            seconds = Effort.secondsSince(start);
        }
        inputs.forEach(INDArray::close);
        targets.forEach(INDArray::close);
        graph.close();
        return seconds;
    }

    /** Seconds of the second epoch, from the end of the first; one batch is validated too. */
    private double whole(NetSpec spec, FerDataset training, FerDataset validation) {
        Path folder = temporaryFolder();
        Stopwatch watch = new Stopwatch();
        Trainer.of(spec)
                .augment(Augmentation.standard())
                .optimizer(Adam.of(RATE))
                .batchSize(BATCH)
                .epochs(2)
                .checkpoints(folder.resolve("run"))
                .listen(Listeners.console(new PrintStream(OutputStream.nullOutputStream())))
                .listen(Listeners.csv(folder.resolve("epochs.csv")))
                .listen(Listeners.tensorBoard(folder.resolve("events")))
                .listen(watch)
                .fit(training, validation)
                .close();
        delete(folder);
        return watch.seconds;
    }

    /** From the end of the first epoch, checkpoint and listeners included, to that of the second. */
    private static final class Stopwatch implements TrainingListener {
        private long firstEnd;
        private double seconds;

        @Override
        public void onEpoch(Epoch epoch, int epochs) {
            if (epoch.number() == 1) {
                firstEnd = System.nanoTime();
            } else {
                seconds = Effort.secondsSince(firstEnd);
            }
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("fer4j-overhead");
        } catch (IOException e) {
            throw new FerException("no temporary folder can be made: " + e, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new FerException(folder + " cannot be deleted: " + e, e);
        }
    }
}
