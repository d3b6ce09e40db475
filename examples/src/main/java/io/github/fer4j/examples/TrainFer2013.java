package io.github.fer4j.examples;

import io.github.fer4j.Classifier;
import io.github.fer4j.Ensemble;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.TestTimeAugmentation;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.train.Distillation;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.train.Transfer;
import io.github.fer4j.noise.correction.VoteSmoothing;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Trains a net on FER-2013, or on FER+ where the votes are given, evaluates it on PublicTest and saves it. Its defaults are
 * most of the recipe of the bundled models; {@code docs/recipes.md} has their commands.
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

    @Option(
            names = "--votes",
            description =
                    "fer2013new.csv: learn FER+'s distributions; with --vote-share, FER-2013's labels smoothed by them")
    private Path votes;

    @Option(
            names = "--vote-share",
            defaultValue = "0",
            description = "of the votes in the targets for FER-2013's labels (default: ${DEFAULT-VALUE})")
    private double voteShare;

    @Option(names = "--out", required = true, description = "where the model goes, such as my.fer")
    private Path out;

    @Option(names = "--from", description = "a .fer file to begin from instead of chance")
    private Path from;

    @Option(names = "--teachers", split = ",", description = ".fer files whose mean answer is part of the targets")
    private List<Path> teachers = List.of();

    @Option(
            names = "--teacher-share",
            defaultValue = "0.5",
            description = "of the teachers in the targets (default: ${DEFAULT-VALUE})")
    private double teacherShare;

    @Option(
            names = "--balance",
            defaultValue = "0.003",
            description =
                    "of the accuracy that may be given up for the mean recall over classes, afterwards, by weights of the"
                            + " classes (default: ${DEFAULT-VALUE})")
    private double balance;

    @Option(names = "--samples", defaultValue = "-1", description = "learn from this many only, for a quick try")
    private int samples;

    @Mixin
    private Recipe recipe;

    @Spec
    private CommandSpec spec;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainFer2013()).execute(arguments));
    }

    @Override
    public Integer call() {
        FerDataset data = data();
        FerDataset validation = data.split(Split.VALIDATION);
        FerDataset training = data.split(Split.TRAIN);
        if (samples >= 0) {
            training = training.shuffled(recipe.seed()).take(samples);
        }
        System.out.println("Learning from " + training + ", choosing on " + validation);
        String command = TypedCommand.of(spec, "--out");
        Path checkpoints = out.toAbsolutePath().resolveSibling(out.getFileName() + ".run");
        Trainer trainer = recipe.trainer(data.labels())
                .checkpoints(checkpoints)
                .resuming() // the same command, run again, goes on where it was stopped
                .split("the published split of FER-2013: Training and PublicTest")
                .command(command)
                .listen(Listeners.console(System.out));
        if (from != null) {
            try (TrainedModel start = TrainedModel.load(from)) {
                Transfer transfer = Transfer.from(start);
                trainer = trainer.transfer(start.labels().equals(data.labels()) ? transfer : transfer.newHead());
            }
        }
        try (TrainingResult run = trainer.fit(targets(training), validation)) {
            System.out.println("The history is in " + checkpoints.resolve("history.csv"));
            Fer2013Quality.rate(run.model(), data, out, command, OptionalDouble.of(balance));
        }
        return 0;
    }

    private FerDataset data() {
        return voteShare > 0 && votes != null
                ? Fer2013.csv(csv).withFerPlusVotes(votes).load()
                : Fer2013Data.load(csv, votes);
    }

    /** What the net learns: labels or distributions, with what votes and teachers say mixed in. */
    private FerDataset targets(FerDataset training) {
        FerDataset targets = training;
        if (voteShare > 0) {
            targets = VoteSmoothing.fit(training).apply(targets, voteShare);
        }
        if (!teachers.isEmpty()) {
            try (Classifier teacher = TestTimeAugmentation.flip(
                    Ensemble.of(teachers.stream().map(TrainedModel::load).toList()))) {
                targets = new Distillation(teacherShare, 1).targets(teacher, targets);
            }
        }
        return targets;
    }
}
