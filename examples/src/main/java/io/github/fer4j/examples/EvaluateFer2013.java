package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.format.Training;
import io.github.fer4j.models.TrainedModel;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates a model on FER-2013's PublicTest and writes what it measured into the model's card. */
@Command(
        name = "EvaluateFer2013",
        mixinStandardHelpOptions = true,
        description = "Evaluates a model on PublicTest, and saves it with the figures in its card.")
public final class EvaluateFer2013 implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "a .fer file")
    private Path model;

    @Parameters(index = "1", paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--votes", description = "fer2013new.csv, for a model over FER+'s labels")
    private Path votes;

    @Option(
            names = "--balance",
            description =
                    "of the accuracy that may be given up for the mean recall over classes, by weights of the classes"
                            + " (default: the model's scores are left as they are)")
    private Double balance;

    @Option(names = "--out", required = true, description = "where the model with its figures goes")
    private Path out;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EvaluateFer2013()).execute(arguments));
    }

    @Override
    public Integer call() {
        FerDataset data = Fer2013Data.load(csv, votes);
        try (TrainedModel trained = TrainedModel.load(model)) {
            String trainedBy =
                    trained.card().provenance().map(Training::command).orElse("");
            String command =
                    balance == null ? trainedBy : trainedBy.replaceAll(" --balance \\S+", "") + " --balance " + balance;
            Fer2013Quality.rate(
                    trained, data, out, command, balance == null ? OptionalDouble.empty() : OptionalDouble.of(balance));
        }
        return 0;
    }
}
