package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.optim.WeightAveraging;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Trains a net on FER-2013, or on FER+ where the votes are given, evaluates it on PublicTest and saves it. Its defaults are
 * the recipe of the bundled model {@code fer2013-7}.
 */
@Command(
        name = "TrainFer2013",
        mixinStandardHelpOptions = true,
        description =
                "Trains on FER-2013 (or FER+, with --votes), evaluates on PublicTest, saves the model. Run again, it goes"
                        + " on where it was stopped.")
public final class TrainFer2013 implements Callable<Integer> {
    @Parameters(paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--votes", description = "fer2013new.csv: learn FER+'s distributions instead of FER-2013's labels")
    private Path votes;

    @Option(names = "--out", required = true, description = "where the model goes, such as my.fer")
    private Path out;

    @Option(names = "--net", defaultValue = "slimCnn", description = "a net of the zoo (default: ${DEFAULT-VALUE})")
    private String net;

    @Option(names = "--epochs", defaultValue = "28", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--samples", defaultValue = "-1", description = "learn from this many only, for a quick try")
    private int samples;

    @Option(names = "--seed", defaultValue = "42", description = "of all random choices (default: ${DEFAULT-VALUE})")
    private long seed;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainFer2013()).execute(arguments));
    }

    @Override
    public Integer call() {
        FerDataset data = Fer2013Data.load(csv, votes);
        FerDataset training = data.split(Split.TRAIN);
        if (samples >= 0) {
            training = training.shuffled(seed).take(samples);
        }
        System.out.println("Learning from " + training + ", choosing on " + data.split(Split.VALIDATION));
        Path checkpoints = out.toAbsolutePath().resolveSibling(out.getFileName() + ".run");
        try (TrainingResult run = Trainer.of(
                        Zoo.named(net).classes(data.labels()).option("dropout", "0.15"))
                .loss(Losses.crossEntropy().smoothed(votes == null ? 0.1 : 0))
                .augment(Augmentation.builder()
                        .flip(true)
                        .rotation(10)
                        .zoom(0.1)
                        .shift(0.08)
                        .erasing(0.2, 0.02, 0.12)
                        .build())
                .optimizer(Adam.of(4e-3).withWeightDecay(0.02))
                .schedule(Schedule.oneCycle(0.25))
                .weightAveraging(WeightAveraging.ema(0.998))
                .batchSize(64)
                .epochs(epochs)
                .seed(seed)
                .checkpoints(checkpoints)
                .resuming() // the same command, run again, goes on where it was stopped
                .split("the published split of FER-2013: Training and PublicTest")
                .command(command())
                .listen(Listeners.console(System.out))
                .fit(training, data.split(Split.VALIDATION))) {
            System.out.println("The history is in " + checkpoints.resolve("history.csv"));
            Fer2013Quality.rate(run.model(), data, out, command());
        }
        return 0;
    }

    private String command() {
        return "TrainFer2013 " + csv.getFileName() + (votes == null ? "" : " --votes " + votes.getFileName())
                + " --net " + net + " --epochs " + epochs + (samples < 0 ? "" : " --samples " + samples) + " --seed "
                + seed;
    }
}
