package io.github.fer4j.benchmarks;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.models.FerBackend;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How well and how fast {@code simpleCnn} learns the drawn faces: the epoch is chosen on validation, the test split, which
 * shows other people, is looked at once.
 */
@Command(
        name = "SyntheticLearning",
        mixinStandardHelpOptions = true,
        description = "Trains simpleCnn on drawn faces; prints test accuracy, n, and the time it took.")
public final class SyntheticLearning implements Callable<Integer> {
    @Option(names = "--people", defaultValue = "240", description = "images of each class (default: ${DEFAULT-VALUE})")
    private int people;

    @Option(names = "--epochs", defaultValue = "4", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--batch", defaultValue = "16", description = "images a batch (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--rate",
            defaultValue = "1.5e-3",
            description = "greatest learning rate (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--seed",
            defaultValue = "42",
            description = "of the net and its training (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--faces-seed", defaultValue = "42", description = "of the faces (default: ${DEFAULT-VALUE})")
    private long facesSeed;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SyntheticLearning()).execute(arguments));
    }

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        System.out.println(FerBackend.current());
        long start = System.nanoTime();
        double processorStart = processorSeconds();
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(people)
                .shares(0.7, 0.1)
                .seed(facesSeed)
                .build();
        System.out.printf(
                Locale.ROOT,
                "%s, seed %d, drawn in %.1f s (%.2f ms of processor time each); load %s%n",
                faces,
                facesSeed,
                Effort.secondsSince(start),
                1e3 * (processorSeconds() - processorStart) / faces.size(),
                Machine.load());
        start = System.nanoTime();
        processorStart = processorSeconds();
        try (TrainingResult run = Trainer.of(
                        Zoo.simpleCnn().classes(faces.labels()).option("dropout", "0.1"))
                .augment(Augmentation.builder().flip(true).build())
                .optimizer(Adam.of(rate))
                .schedule(Schedule.oneCycle(0.25))
                .batchSize(batch)
                .epochs(epochs)
                .seed(seed)
                .fit(faces.split(Split.TRAIN), faces.split(Split.VALIDATION))) {
            double seconds = Effort.secondsSince(start);
            double processor = processorSeconds() - processorStart;
            for (Epoch epoch : run.history().epochs()) {
                System.out.printf(
                        Locale.ROOT,
                        "epoch %d: loss %.3f, validation accuracy %.1f %%, %.1f s%n",
                        epoch.number(),
                        epoch.trainingLoss(),
                        100 * epoch.validationAccuracy(),
                        epoch.seconds());
            }
            FerDataset test = faces.split(Split.TEST);
            System.out.printf(
                    Locale.ROOT,
                    "simpleCnn (dropout 0.1), seed %d, epoch %d of %d by validation: test accuracy %.1f %% (n %d, %d people whom it has not"
                            + " seen), learned from n %d in %.1f s (%.1f s of processor time), load %s%n",
                    seed,
                    run.history().best().orElseThrow().number(),
                    epochs,
                    100 * accuracy(run.model(), test),
                    test.size(),
                    test.size() / faces.labels().size(),
                    faces.split(Split.TRAIN).size(),
                    seconds,
                    processor,
                    Machine.load());
        }
        return 0;
    }

    private static double accuracy(TrainedModel model, FerDataset test) {
        List<Image> images =
                test.samples().stream().map(sample -> sample.image().load()).toList();
        List<Scores> scores = model.classifyAll(images);
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            Sample sample = test.get(i);
            right += scores.get(i).top().equals(sample.label().orElseThrow()) ? 1 : 0;
        }
        return (double) right / test.size();
    }

    /** Of all threads of this process, those of natives among them. */
    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }
}
