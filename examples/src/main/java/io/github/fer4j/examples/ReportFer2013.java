package io.github.fer4j.examples;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.data.clean.PixelDuplicates;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.report.LearningCurve;
import io.github.fer4j.eval.report.NoiseDistribution;
import io.github.fer4j.eval.report.Report;
import io.github.fer4j.models.TrainedModel;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Evaluates a model on a part of FER-2013 and writes a report: a page, Markdown, JSON, csv, a model card and plots. Figures
 * stand beside those without the images that Training holds too.
 */
@Command(
        name = "ReportFer2013",
        mixinStandardHelpOptions = true,
        description = "Evaluates a model on FER-2013 and writes a report of it.")
public final class ReportFer2013 implements Callable<Integer> {
    @Parameters(paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--out", required = true, description = "the folder of the report")
    private Path out;

    @Option(
            names = "--model",
            description = "a .fer file, or the name of a bundled model (default: the first of these)")
    private String model;

    @Option(
            names = "--votes",
            description = "fer2013new.csv: shows how far FER+'s voters agree; needed by models of FER+")
    private Path votes;

    @Option(
            names = "--split",
            defaultValue = "VALIDATION",
            description = "${COMPLETION-CANDIDATES} (default: PublicTest)")
    private Split split;

    @Option(names = "--history", description = "history.csv of the training run, for the learning curves")
    private Path history;

    @Option(names = "--samples", defaultValue = "-1", description = "look at this many only, for a quick try")
    private int samples;

    @Option(names = "--images", description = "shows images in the page: do not pass it on, their licence is unknown")
    private boolean images;

    @Spec
    private CommandSpec spec;

    private final PrintStream console;

    ReportFer2013(PrintStream console) {
        this.console = console;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ReportFer2013(System.out)).execute(arguments));
    }

    @Override
    public Integer call() {
        try (TrainedModel trained = TrainedModel.of(NamedModel.open(model))) {
            FerDataset data = load(trained);
            FerDataset chosen = data.split(split);
            FerDataset test = samples >= 0 ? chosen.take(samples) : chosen;
            Evaluation evaluation = Evaluator.evaluate(trained, test).named(data.name() + " " + usage(trained, data));
            Report report = report(trained, data, test, evaluation);
            report.writeAll(out);
            console.println(report);
            console.println("The report is in " + out);
        }
        return 0;
    }

    private Report report(TrainedModel trained, FerDataset data, FerDataset test, Evaluation evaluation) {
        Report.Builder report = Report.builder(evaluation)
                .title(trained.card().name() + " on " + evaluation.name())
                .card(trained.card())
                .classDistribution("Training", data.split(Split.TRAIN).classCounts())
                .samples(test)
                .images(images)
                .command(TypedCommand.of(spec));
        if (trained.seen().isUnknown()) { // a model that knows what it saw says so itself
            withoutRepeats(data, evaluation)
                    .ifPresent(rest -> report.subset("without images that Training holds too", rest));
        }
        if (history != null) {
            report.learningCurve(LearningCurve.read(history));
        }
        if (votes != null) {
            report.noise(NoiseDistribution.ofVotes(test));
        }
        return report.build();
    }

    /** What is left without the images that Training holds too; empty if that is all, or nothing. */
    private Optional<Evaluation> withoutRepeats(FerDataset data, Evaluation evaluation) {
        Set<String> repeats = PixelDuplicates.of(data).repeats(split, Split.TRAIN).stream()
                .map(Sample::id)
                .collect(Collectors.toSet());
        long seen = evaluation.predictions().stream()
                .filter(prediction -> repeats.contains(prediction.id()))
                .count();
        return seen > 0 && seen < evaluation.samples() ? Optional.of(evaluation.without(repeats)) : Optional.empty();
    }

    /** Models of FER+ have contempt, and learned from its votes. */
    private FerDataset load(TrainedModel trained) {
        if (trained.labels().contains(Emotion.CONTEMPT)) {
            if (votes == null) {
                throw new InvalidArgumentException(
                        "a model over " + trained.labels() + " is evaluated on FER+, got no votes; add --votes");
            }
            return Fer2013Data.load(csv, votes);
        }
        Fer2013 source = Fer2013.csv(csv);
        return votes == null ? source.load() : source.withFerPlusVotes(votes).load();
    }

    /** The part of the data, and that its figures are too good where the model was chosen by them. */
    private String usage(TrainedModel trained, FerDataset data) {
        boolean known = trained.card()
                .provenance()
                .filter(training -> training.data().contains(data.name()))
                .isPresent();
        return switch (split) {
            case TRAIN -> known ? "Training, which the model learned from" : "Training";
            case VALIDATION -> known ? "PublicTest, which the epoch was chosen on" : "PublicTest";
            case TEST -> "PrivateTest";
        };
    }
}
