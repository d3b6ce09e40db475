package io.github.fer4j.benchmarks;

import io.github.fer4j.FerDataset;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What share of training time the net waits for batches, with the standard augmentation. */
@Command(
        name = "LoaderWait",
        mixinStandardHelpOptions = true,
        description = "Trains nets with the standard augmentation; prints the share of time spent waiting for data.")
public final class LoaderWait implements Callable<Integer> {
    @Option(
            names = "--nets",
            split = ",",
            defaultValue = "simpleCnn,slimCnn",
            description = "of the zoo (default: ${DEFAULT-VALUE})")
    private List<String> nets;

    @Option(names = "--images", defaultValue = "1400", description = "an epoch (default: ${DEFAULT-VALUE})")
    private int images;

    @Option(
            names = "--epochs",
            defaultValue = "4",
            description = "of which the first does not count (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--files", description = "read JPEG files instead of images in memory")
    private boolean files;

    @Option(names = "--threads", defaultValue = "1", description = "of the loader (default: ${DEFAULT-VALUE})")
    private int threads;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoaderWait()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        FerDataset drawn = FaceFolder.draw(images);
        System.out.printf(
                Locale.ROOT,
                "%d gray 48x48 images from %s; batch 64; %s; %d loader threads; load %s%n",
                drawn.size(),
                files ? "JPEG files" : "memory",
                Augmentation.standard(),
                threads,
                Machine.load());
        try (FaceFolder folder = FaceFolder.create()) {
            FerDataset data = drawn;
            if (files) {
                folder.fill(drawn, drawn.size(), "jpg");
                data = FaceFolder.read(folder.root());
            }
            for (String net : nets) {
                train(net, data, drawn.take(64));
            }
        }
        return 0;
    }

    private void train(String net, FerDataset data, FerDataset validation) {
        try (TrainingResult run = Trainer.of(Zoo.named(net).classes(data.labels()))
                .augment(Augmentation.standard())
                .batchSize(64)
                .epochs(epochs)
                .loaderThreads(threads)
                .fit(data, validation)) {
            List<Epoch> counted = run.history().epochs();
            counted = counted.subList(Math.min(1, counted.size() - 1), counted.size());
            System.out.printf(Locale.ROOT, "%-24s%s%n", net, Spread.head());
            System.out.printf(
                    Locale.ROOT,
                    "%-24s%s%n",
                    "waiting for data, %",
                    Spread.of(counted.stream().map(e -> 100 * e.loaderWait()).toList())
                            .columns(2));
            System.out.printf(
                    Locale.ROOT,
                    "%-24s%s%n",
                    "images/s",
                    Spread.of(counted.stream().map(Epoch::imagesPerSecond).toList())
                            .columns(1));
        }
    }
}
