package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.data.source.FerPlusTarget;
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
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.injection.NoiseInjection;
import io.github.fer4j.noise.loss.Losses;
import io.github.fer4j.noise.selection.KeepSchedule;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How much robust training helps: one net on FER+ with more and more wrong labels, by cross-entropy and by what promises to
 * stand them. Noise is injected into all labels that are learned from and chosen on, as nobody has clean ones in practice;
 * the figures are those on PublicTest, whose labels are left as they are.
 */
@Command(
        name = "NoisyLabelStudy",
        mixinStandardHelpOptions = true,
        description = "Compares robust losses and co-teaching on FER+ with injected noise. Run it again to go on.")
public final class NoisyLabelStudy implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Parameters(index = "1", paramLabel = "VOTES", description = "fer2013new.csv")
    private Path votes;

    @Option(names = "--out", required = true, description = "folder of the results, and of what a stopped study needs")
    private Path out;

    @Option(names = "--net", defaultValue = "customCnn", description = "a net of the zoo (default: ${DEFAULT-VALUE})")
    private String net;

    @Option(names = "--option", description = "of the net, such as filters=32,64,128; may be repeated")
    private Map<String, String> options = Map.of();

    @Option(
            names = "--samples",
            defaultValue = "4000",
            description = "to learn from and choose on, 4 to 1 (default: ${DEFAULT-VALUE})")
    private int samples;

    @Option(names = "--epochs", defaultValue = "12", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--rate", defaultValue = "0.003", description = "peak learning rate (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "0,0.2,0.4",
            description = "of noise (default: ${DEFAULT-VALUE})")
    private List<Double> rates;

    @Option(names = "--seeds", split = ",", defaultValue = "1,2,3", description = "default: ${DEFAULT-VALUE}")
    private List<Long> seeds;

    @Option(names = "--methods", split = ",", description = "such as cross-entropy or MAE (default: all)")
    private List<String> chosen = List.copyOf(methods().keySet());

    private final PrintStream console;

    NoisyLabelStudy(PrintStream console) {
        this.console = console;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new NoisyLabelStudy(System.out)).execute(arguments));
    }

    /** A method by name, with a message that lists the names. */
    private static BiFunction<Trainer, Double, Trainer> method(String name) {
        BiFunction<Trainer, Double, Trainer> method = methods().get(name);
        if (method == null) {
            throw new CommandLine.PicocliException(
                    "the methods are " + methods().keySet() + ", got '" + name + "'");
        }
        return method;
    }

    /** How the labels' noise is met, given a trainer and the rate of noise, which co-teaching must be told. */
    private static Map<String, BiFunction<Trainer, Double, Trainer>> methods() {
        Map<String, BiFunction<Trainer, Double, Trainer>> methods = new LinkedHashMap<>();
        methods.put("cross-entropy", (trainer, rate) -> trainer);
        methods.put(
                "label smoothing 0.1",
                (trainer, rate) -> trainer.loss(Losses.crossEntropy().smoothed(0.1)));
        methods.put("GCE 0.7", (trainer, rate) -> trainer.loss(Losses.generalisedCrossEntropy(0.7)));
        methods.put("SCE 0.1 1", (trainer, rate) -> trainer.loss(Losses.symmetricCrossEntropy(0.1, 1)));
        methods.put("focal 2", (trainer, rate) -> trainer.loss(Losses.focal(2)));
        methods.put("MAE", (trainer, rate) -> trainer.loss(Losses.meanAbsoluteError()));
        methods.put("co-teaching", (trainer, rate) -> trainer.coTeaching(KeepSchedule.coTeaching(rate)));
        return methods;
    }

    @Override
    public Integer call() {
        FerDataset data = Fer2013.csv(csv)
                .withFerPlusVotes(votes)
                .ferPlus(FerPlusTarget.MAJORITY)
                .load();
        FerDataset test = data.split(Split.VALIDATION);
        FerDataset clean = Fer2013Data.distinctTraining(data).shuffled(42).take(samples);
        DataSplit split = Splits.stratified(clean, new Shares(0.8, 0.2, 0), 42);
        console.println("Learning from " + split.train().size()
                + " images of FER+ Training with noisy labels, choosing on "
                + split.validation().size() + " with noisy labels, figures on " + test.size() + " of PublicTest; "
                + Zoo.named(net).architecture().name() + " " + options + "; Adam to " + rate
                + " in one cycle, batch 32, " + epochs + " epochs");
        console.println(FerBackend.current());
        Study.Builder study = Study.in(out)
                .seeds(seeds.stream().mapToLong(seed -> seed).toArray())
                .measure(result -> figures(result, test))
                .listen(new ConsoleStudy(console));
        for (double noise : rates) {
            for (String name : chosen) {
                BiFunction<Trainer, Double, Trainer> method = method(name);
                study.setting(
                        String.format(Locale.ROOT, "%.0f %%: %s", 100 * noise, name),
                        seed -> new StudyRun(
                                method.apply(trainer(data), noise),
                                noisy(split.train(), noise, seed),
                                noisy(split.validation(), noise, seed)));
            }
        }
        StudyTable table = study.build().run();
        write(table);
        return table.rows().size() == table.planned() ? 0 : 1;
    }

    private Trainer trainer(FerDataset data) {
        return Trainer.of(Zoo.named(net).options(options).classes(data.labels()))
                .augment(Augmentation.builder().flip(true).shift(0.08).build())
                .optimizer(Adam.of(rate))
                .schedule(Schedule.oneCycle(0.25))
                .batchSize(32)
                .epochs(epochs);
    }

    private static FerDataset noisy(FerDataset data, double rate, long seed) {
        return rate == 0
                ? data
                : NoiseInjection.symmetric(rate).apply(data, seed).dataset();
    }

    private static Map<String, Double> figures(TrainingResult result, FerDataset test) {
        Evaluation evaluation = Evaluator.evaluate(result.model(), test);
        List<Epoch> history = result.history().epochs();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("accuracy", evaluation.accuracy());
        figures.put("UAR", evaluation.uar());
        figures.put("macro F1", evaluation.macroF1());
        figures.put("ECE", evaluation.ece());
        figures.put(
                "noisy validation accuracy",
                result.history().best().orElseThrow().validationAccuracy());
        figures.put(
                "noisy training accuracy at the end",
                history.get(history.size() - 1).trainingAccuracy());
        return figures;
    }

    private void write(StudyTable table) {
        String markdown = table.toMarkdown(value -> String.format(Locale.ROOT, "%.1f", 100 * value));
        console.println();
        console.print(markdown);
        AtomicFile.write(out.resolve("table.md"), "the table", markdown);
        AtomicFile.write(out.resolve("runs.csv"), "the runs", table.toCsv());
        console.println(
                table.rows().size() + " of " + table.planned() + " runs; all figures in percent; tables in " + out);
    }
}
