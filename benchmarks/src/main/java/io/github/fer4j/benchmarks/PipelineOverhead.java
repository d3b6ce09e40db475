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
 * What the trainer costs beside the net: epochs of it, with augmentation, prefetching, metrics, listeners and checkpoints,
 * against the bare training step on batches that lie ready in memory: the step that the trainer itself takes, which is
 * faster than {@code net.fit}, so that nothing hides behind it. After each epoch of the trainer the bare step has its turn, with a
 * net of its own, so that both meet the machine as it is at the time. Of validating, which is no overhead but work, there is
 * one batch.
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

    @Option(
            names = "--batches",
            defaultValue = "150",
            description = "of 64 images an epoch (default: ${DEFAULT-VALUE})")
    private int batches;

    @Option(
            names = "--rounds",
            defaultValue = "6",
            description = "turns of each, after one that does not count (default: ${DEFAULT-VALUE})")
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
        NetSpec spec = Zoo.parse(net).classes(all.labels());
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "%s on %d images of FER-2013 an epoch, batch %d; %s; load %s%n",
                net,
                training.size(),
                BATCH,
                Augmentation.standard(),
                Machine.load());
        Path folder = temporaryFolder();
        try (Bare bare = new Bare(spec, training)) {
            Turns turns = new Turns(bare);
            Trainer.of(spec)
                    .augment(Augmentation.standard())
                    .optimizer(Adam.of(RATE))
                    .batchSize(BATCH)
                    .epochs(rounds + 1)
                    .checkpoints(folder.resolve("run"))
                    .listen(Listeners.console(new PrintStream(OutputStream.nullOutputStream())))
                    .listen(Listeners.csv(folder.resolve("epochs.csv")))
                    .listen(Listeners.tensorBoard(folder.resolve("events")))
                    .listen(turns)
                    .fit(training, validation)
                    .close();
            turns.print();
        }
        delete(folder);
        return 0;
    }

    /** Passes over batches that lie ready in memory. */
    private static final class Bare implements AutoCloseable {
        private final ComputationGraph graph;
        private final TrainingStep step;
        private final List<INDArray> inputs = new ArrayList<>();
        private final List<INDArray> targets = new ArrayList<>();

        Bare(NetSpec spec, FerDataset training) {
            graph = Zoo.build(
                    spec,
                    Adam.of(RATE).updater(new FixedSchedule(RATE)),
                    new LossAdapter(Losses.crossEntropy()),
                    0,
                    42);
            step = TrainingStep.of(graph);
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
        }

        double seconds() {
            long start = System.nanoTime();
            for (int i = 0; i < inputs.size(); i++) {
                step.fit(inputs.get(i), targets.get(i));
            }
            return Effort.secondsSince(start);
        }

        @Override
        public void close() {
            step.close();
            graph.close();
            inputs.forEach(INDArray::close);
            targets.forEach(INDArray::close);
        }
    }

    /** Times each epoch from its start to the next one's, checkpoint included, and gives the bare step its turn between. */
    private static final class Turns implements TrainingListener {
        private final Bare bare;
        private final List<Double> bareSeconds = new ArrayList<>();
        private final List<Double> wholeSeconds = new ArrayList<>();
        private final List<Double> overhead = new ArrayList<>();
        private long start;

        Turns(Bare bare) {
            this.bare = bare;
        }

        @Override
        public void onEpoch(Epoch epoch, int epochs) {
            double whole = Effort.secondsSince(start);
            double alone = bare.seconds();
            if (epoch.number() > 1) {
                wholeSeconds.add(whole);
                bareSeconds.add(alone);
                overhead.add(100 * (whole / alone - 1));
                System.out.printf(
                        Locale.ROOT,
                        "round %d: bare %.2f s, trainer %.2f s, %.1f %% more%n",
                        epoch.number() - 1,
                        alone,
                        whole,
                        100 * (whole / alone - 1));
            }
            start = System.nanoTime();
        }

        void print() {
            System.out.printf("%-24s%s%n", "", Spread.head());
            System.out.printf(
                    "%-24s%s%n", "bare steps, s", Spread.of(bareSeconds).columns(2));
            System.out.printf("%-24s%s%n", "trainer, s", Spread.of(wholeSeconds).columns(2));
            System.out.printf("%-24s%s%n", "overhead, %", Spread.of(overhead).columns(1));
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
