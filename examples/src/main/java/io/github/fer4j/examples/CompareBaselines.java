package io.github.fer4j.examples;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.models.classical.ClassicalBaseline;
import io.github.fer4j.models.classical.RbfSvm;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What can be had without a net: classical baselines learn FER-2013's Training, each image once and none that PublicTest holds
 * too, and are evaluated on PublicTest. Nothing is chosen on PublicTest: all settings are the baselines' own.
 */
@Command(
        name = "CompareBaselines",
        mixinStandardHelpOptions = true,
        description = "Fits classical baselines on FER-2013 and compares them on PublicTest.")
public final class CompareBaselines implements Callable<Integer> {
    /** The baselines by the names of the command line. */
    enum Baseline {
        HOG_SVM(ClassicalBaseline::hogSvm),
        HOG_RBF_SVM(ClassicalBaseline::hogRbfSvm),
        LBP_SVM(ClassicalBaseline::lbpSvm),
        NEIGHBOURS(ClassicalBaseline::nearestNeighbours),
        FOREST(ClassicalBaseline::randomForest);

        private final Supplier<ClassicalBaseline> maker;

        Baseline(Supplier<ClassicalBaseline> maker) {
            this.maker = maker;
        }
    }

    @Parameters(paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--out", required = true, description = "where the table goes, such as baselines.md")
    private Path out;

    @Option(names = "--samples", defaultValue = "-1", description = "learn from this many only (default: all)")
    private int samples;

    @Option(
            names = "--rbf-samples",
            defaultValue = "8000",
            description =
                    "the RBF SVM, whose time grows with the square, learns from this many (default: ${DEFAULT-VALUE})")
    private int rbfSamples;

    @Option(names = "--only", split = ",", description = "of ${COMPLETION-CANDIDATES} (default: all)")
    private List<Baseline> only = List.of(Baseline.values());

    @Option(names = "--seed", defaultValue = "42", description = "of all random choices (default: ${DEFAULT-VALUE})")
    private long seed;

    private final PrintStream console;

    CompareBaselines(PrintStream console) {
        this.console = console;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.out).execute(arguments));
    }

    static CommandLine commandLine(PrintStream console) {
        return new CommandLine(new CompareBaselines(console)).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        FerDataset data = Fer2013.csv(csv).load();
        FerDataset test = data.split(Split.VALIDATION);
        FerDataset training = Fer2013Data.distinctTraining(data).shuffled(seed);
        if (samples >= 0) {
            training = training.take(samples);
        }
        console.println("Learning from " + training.size() + " images of FER-2013 Training, figures on " + test.size()
                + " of PublicTest");
        StringBuilder table = new StringBuilder("| baseline | learned from | fit, s | " + test.size()
                + " classified, s | accuracy, % | UAR, % | macro F1, % |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (Baseline baseline : only) {
            String row = row(baseline.maker.get().withSeed(seed), training, test);
            console.print(row);
            table.append(row);
            AtomicFile.write(out, "the table", table.toString()); // what is done is done
        }
        console.println("written: " + out);
        return 0;
    }

    private String row(ClassicalBaseline baseline, FerDataset training, FerDataset test) {
        FerDataset learned = baseline.learner() instanceof RbfSvm ? training.take(rbfSamples) : training;
        long start = System.nanoTime();
        try (Classifier classifier = baseline.fit(learned)) {
            long fitted = System.nanoTime();
            Evaluation evaluation = Evaluator.evaluate(classifier, test);
            long evaluated = System.nanoTime();
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                    baseline.name(),
                    learned.size(),
                    (fitted - start) / 1e9,
                    (evaluated - fitted) / 1e9,
                    100 * evaluation.accuracy(),
                    100 * evaluation.uar(),
                    100 * evaluation.macroF1());
        }
    }
}
