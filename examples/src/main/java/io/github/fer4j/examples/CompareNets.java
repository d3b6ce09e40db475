package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.data.split.DataSplit;
import io.github.fer4j.data.split.Shares;
import io.github.fer4j.data.split.Splits;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.models.FerBackend;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.study.Study;
import io.github.fer4j.models.study.StudyRun;
import io.github.fer4j.models.study.StudyTable;
import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.injection.NoiseInjection;
import io.github.fer4j.noise.loss.Losses;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The nets of the zoo on the same data with the same settings: how accurate, how costly, and how much of it stays when a fifth
 * of the labels that are learned from and chosen on is wrong. Figures are those on PublicTest, with its labels as they are.
 */
@Command(
        name = "CompareNets",
        mixinStandardHelpOptions = true,
        description = "Trains nets of the zoo on the same subset of FER-2013 and compares them. Run it again to go on.")
public final class CompareNets implements Callable<Integer> {
    private static final double NOISE = 0.2;

    @Parameters(index = "0", paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--out", required = true, description = "folder of the results, and of what a stopped study needs")
    private Path out;

    @Option(
            names = "--nets",
            split = ",",
            defaultValue =
                    "slimCnn,slimResNet,customCnn:convDropout=0.2:dropout=0.2,customCnn:convDropout=0:dropout=0.2,"
                            + "simpleCnn:dropout=0.2,miniXception,vit,resNet18:stem=imagenet,"
                            + "mobileNetV2:stem=imagenet,efficientNetB0:stem=imagenet",
            description = "of the zoo, options behind colons (default: ${DEFAULT-VALUE})")
    private List<String> nets;

    @Option(
            names = "--samples",
            defaultValue = "4000",
            description = "to learn from and choose on, 9 to 1 (default: ${DEFAULT-VALUE})")
    private int samples;

    @Option(names = "--epochs", defaultValue = "15", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--batch", defaultValue = "32", description = "images a batch (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--rate", defaultValue = "0.001", description = "peak learning rate (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--seeds", split = ",", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
    private List<Long> seeds;

    private final PrintStream console;

    CompareNets(PrintStream console) {
        this.console = console;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CompareNets(System.out)).execute(arguments));
    }

    @Override
    public Integer call() {
        FerDataset data = Fer2013.csv(csv).load();
        FerDataset test = data.split(Split.VALIDATION);
        DataSplit split = Splits.stratified(
                Fer2013Data.distinctTraining(data).shuffled(42).take(samples), new Shares(0.9, 0.1, 0), 42);
        console.println("Learning from " + split.train().size() + " images of FER-2013 Training, choosing on "
                + split.validation().size() + ", figures on " + test.size() + " of PublicTest; Adam to " + rate
                + " in one cycle, batch " + batch + ", " + epochs + " epochs, label smoothing 0.1");
        console.println(FerBackend.current());
        Study.Builder study = Study.in(out)
                .seeds(seeds.stream().mapToLong(seed -> seed).toArray())
                .measure(result -> figures(result, test))
                .listen(new ConsoleStudy(console));
        for (String net : nets) {
            Trainer trainer = trainer(Zoo.parse(net).classes(data.labels()));
            study.setting(net, trainer, split.train(), split.validation());
            study.setting(
                    net + ", 20 % noise",
                    seed -> new StudyRun(trainer, noisy(split.train(), seed), noisy(split.validation(), seed)));
        }
        StudyTable table = study.build().run();
        write(table);
        return table.rows().size() == table.planned() ? 0 : 1;
    }

    private Trainer trainer(NetSpec net) {
        return Trainer.of(net)
                .loss(Losses.crossEntropy().smoothed(0.1))
                .augment(Augmentation.builder()
                        .flip(true)
                        .rotation(10)
                        .shift(0.08)
                        .build())
                .optimizer(Adam.of(rate))
                .schedule(Schedule.oneCycle(0.25))
                .batchSize(batch)
                .epochs(epochs);
    }

    private static FerDataset noisy(FerDataset data, long seed) {
        return NoiseInjection.symmetric(NOISE).apply(data, seed).dataset();
    }

    private static Map<String, Double> figures(TrainingResult result, FerDataset test) {
        Evaluation evaluation = Evaluator.evaluate(result.model(), test);
        List<Epoch> history = result.history().epochs();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("accuracy", evaluation.accuracy());
        figures.put("UAR", evaluation.uar());
        figures.put("macro F1", evaluation.macroF1());
        figures.put("minutes", history.stream().mapToDouble(Epoch::seconds).sum() / 60);
        figures.put(
                "images/s",
                history.stream()
                        .mapToDouble(Epoch::imagesPerSecond)
                        .sorted()
                        .skip(history.size() / 2)
                        .findFirst()
                        .orElseThrow());
        return figures;
    }

    private void write(StudyTable table) {
        StringBuilder markdown = new StringBuilder("| net | parameters | multiply-adds, M | accuracy, % | UAR, % |"
                + " macro F1, % | accuracy with 20 % noise, % | minutes | images/s |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (String net : nets) {
            Map<String, StudyTable.Summary> clean = table.summary(net);
            Map<String, StudyTable.Summary> noisy = table.summary(net + ", 20 % noise");
            var summary = Zoo.summary(Zoo.parse(net));
            markdown.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %,d | %.1f | %s | %s | %s | %s | %s | %s |%n",
                    net,
                    summary.parameters(),
                    summary.multiplyAdds() / 1e6,
                    percent(clean.get("accuracy")),
                    percent(clean.get("UAR")),
                    percent(clean.get("macro F1")),
                    percent(noisy.get("accuracy")),
                    number(clean.get("minutes"), 1),
                    number(clean.get("images/s"), 1)));
        }
        console.println();
        console.print(markdown);
        console.println(table.rows().size() + " of " + table.planned() + " runs; tables in " + out);
        AtomicFile.write(out.resolve("table.md"), "the table", markdown.toString());
        AtomicFile.write(out.resolve("runs.csv"), "the runs", table.toCsv());
    }

    private static String percent(StudyTable.Summary summary) {
        return number(summary, 100);
    }

    private static String number(StudyTable.Summary summary, double factor) {
        return summary == null
                ? ""
                : String.format(Locale.ROOT, "%.1f", factor * summary.mean())
                        + (summary.runs() == 1
                                ? ""
                                : String.format(Locale.ROOT, " ± %.1f", factor * summary.deviation()));
    }
}
