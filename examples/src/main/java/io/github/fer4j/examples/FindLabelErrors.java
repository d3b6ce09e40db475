package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.clean.PixelDuplicates;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.data.source.FerPlusTarget;
import io.github.fer4j.models.FerBackend;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.study.OutOfSample;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.correction.ConfidentLearning;
import io.github.fer4j.noise.correction.Detection;
import io.github.fer4j.noise.correction.LabelErrors;
import io.github.fer4j.noise.correction.LabelQuality;
import io.github.fer4j.noise.correction.NoiseMatrix;
import io.github.fer4j.noise.correction.PruneRule;
import io.github.fer4j.noise.injection.NoiseInjection;
import io.github.fer4j.noise.injection.NoisyDataset;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How many wrong labels are found again: takes the faces on whose expression most of FER+'s voters agree, makes some of
 * their labels wrong, lets nets judge what they have not learned from, and compares the suspects of confident learning
 * with what was made wrong.
 */
@Command(
        name = "FindLabelErrors",
        mixinStandardHelpOptions = true,
        description = "Injects noise into FER+'s majority labels and measures how much of it is found.")
public final class FindLabelErrors implements Callable<Integer> {
    /** The kinds of noise that can be asked for. */
    enum Noise {
        SYMMETRIC(NoiseInjection::symmetric),
        PAIR_FLIP(NoiseInjection::pairFlip),
        VOTE_ENTROPY(NoiseInjection::byVoteEntropy);

        private final DoubleFunction<NoiseInjection> maker;

        Noise(DoubleFunction<NoiseInjection> maker) {
            this.maker = maker;
        }
    }

    @Parameters(index = "0", paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Parameters(index = "1", paramLabel = "VOTES", description = "fer2013new.csv")
    private Path votes;

    @Option(
            names = "--noise",
            defaultValue = "SYMMETRIC",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Noise noise;

    @Option(names = "--rate", defaultValue = "0.2", description = "share of wrong labels (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--net",
            defaultValue = "slimCnn",
            description = "of the zoo, options behind colons, such as resNet18:width=0.5 (default: ${DEFAULT-VALUE})")
    private String net;

    @Option(names = "--folds", defaultValue = "3", description = "nets to train (default: ${DEFAULT-VALUE})")
    private int folds;

    @Option(names = "--epochs", defaultValue = "8", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--samples", defaultValue = "-1", description = "look at this many only, for a quick try")
    private int samples;

    @Option(names = "--seed", defaultValue = "42", description = "of all random choices (default: ${DEFAULT-VALUE})")
    private long seed;

    private final PrintStream out;

    FindLabelErrors(PrintStream out) {
        this.out = out;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FindLabelErrors(System.out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() {
        FerDataset clean = load();
        NoisyDataset noisy = noise.maker.apply(rate).apply(clean, seed);
        out.println(noisy.dataset() + ": " + noisy.changes().size() + " labels are wrong now");
        out.println(FerBackend.current());
        report(clean, noisy, judge(noisy.dataset()));
        return 0;
    }

    /** Few epochs: a net that learns the wrong labels by heart cannot find them. */
    private double[][] judge(FerDataset data) {
        Trainer trainer = Trainer.of(Zoo.parse(net).classes(data.labels()))
                .augment(Augmentation.builder()
                        .flip(true)
                        .rotation(10)
                        .shift(0.08)
                        .build())
                .optimizer(Adam.of(4e-3).withWeightDecay(0.02))
                .schedule(Schedule.oneCycle(0.25))
                .batchSize(64)
                .epochs(epochs)
                .seed(seed)
                .listen(Listeners.console(out));
        return OutOfSample.of(trainer)
                .folds(folds)
                .seed(seed)
                .onFold((fold, all) -> out.println("Fold " + (fold.number() + 1) + " of " + all + ": judging "
                        + fold.heldOut().size() + " samples by a net that learns from the others"))
                .build()
                .run(data)
                .probabilities();
    }

    /** Training rows with a majority; of equal images only the first, so that none is learned from and judged. */
    private FerDataset load() {
        FerDataset data = Fer2013.csv(csv)
                .withFerPlusVotes(votes)
                .ferPlus(FerPlusTarget.MAJORITY)
                .load()
                .split(Split.TRAIN);
        Set<String> repeats = PixelDuplicates.of(data).groups().stream()
                .flatMap(group -> group.stream().skip(1))
                .map(Sample::id)
                .collect(Collectors.toSet());
        FerDataset distinct = data.filter(sample -> !repeats.contains(sample.id()));
        return samples < 0 ? distinct : distinct.shuffled(seed).take(samples);
    }

    private void report(FerDataset clean, NoisyDataset noisy, double[][] probabilities) {
        ConfidentLearning fit = ConfidentLearning.fit(noisy.dataset(), probabilities);
        out.println();
        out.println(format(
                "The nets' first choice is the clean label of %.1f %%, the noisy label of %.1f %%",
                100 * accuracy(clean, probabilities), 100 * accuracy(noisy.dataset(), probabilities)));
        printRules(fit, noisy);
        printScores(fit, noisy.changedIndices());
        printMatrices(fit, noisy);
    }

    private static double accuracy(FerDataset data, double[][] probabilities) {
        LabelSet labels = data.labels();
        long right = IntStream.range(0, data.size())
                .filter(i -> top(probabilities[i])
                        == labels.indexOf(data.get(i).label().orElseThrow()))
                .count();
        return (double) right / data.size();
    }

    private static int top(double[] row) {
        return IntStream.range(0, row.length)
                .boxed()
                .max(Comparator.comparingDouble(k -> row[k]))
                .orElseThrow();
    }

    private void printRules(ConfidentLearning fit, NoisyDataset noisy) {
        out.println();
        out.println("rule                    suspects  precision  recall      F1");
        for (PruneRule rule : PruneRule.values()) {
            LabelErrors errors = fit.labelErrors(rule);
            Detection detection = errors.score(noisy.changedIndices());
            out.println(format(
                    "%-22s %9d %10s %7s %7s",
                    rule,
                    detection.suspects(),
                    percent(detection.precision()),
                    percent(detection.recall()),
                    percent(detection.f1())));
        }
        out.println(format(
                "%-22s %9d %10s %7s",
                "all labels", fit.items(), percent(OptionalDouble.of(noisy.share())), percent(OptionalDouble.of(1))));
        out.println(
                "Suspects whose label was not changed count as mistakes, also where the votes' majority was wrong.");
    }

    private void printScores(ConfidentLearning fit, Set<Integer> wrong) {
        out.println();
        out.println("How well each score parts wrong from right labels (area under the ROC curve, 0.5 is chance):");
        for (LabelQuality quality : LabelQuality.values()) {
            double[] scores = IntStream.range(0, fit.items())
                    .mapToDouble(i -> fit.quality(i, quality))
                    .toArray();
            out.println(format("  %-28s %.3f", quality, areaUnderRoc(scores, wrong)));
        }
    }

    /** The probability that a wrong label has a lower score than a right one, ties counting half. */
    static double areaUnderRoc(double[] scores, Set<Integer> wrong) {
        double[] right = IntStream.range(0, scores.length)
                .filter(i -> !wrong.contains(i))
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
        double above = 0;
        for (int i : wrong) {
            above += (firstAtLeast(right, scores[i]) + firstAtLeast(right, Math.nextUp(scores[i]))) / 2.0;
        }
        return 1 - above / right.length / wrong.size();
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void printMatrices(ConfidentLearning fit, NoisyDataset noisy) {
        NoiseMatrix estimated = fit.noiseMatrix();
        NoiseMatrix injected = noisy.realisedMatrix();
        out.println();
        out.println("Injected: " + injected);
        out.println();
        out.println("Estimated by confident learning: " + estimated);
        out.println();
        out.println(format(
                "Mean absolute difference %.3f; noise rate injected %.1f %%, estimated %.1f %%",
                meanDifference(injected.toArray(), estimated.toArray()), 100 * noisy.share(), 100 * fit.noiseRate()));
    }

    private static double meanDifference(double[][] one, double[][] other) {
        return IntStream.range(0, one.length)
                .boxed()
                .flatMapToDouble(
                        i -> IntStream.range(0, one.length).mapToDouble(j -> Math.abs(one[i][j] - other[i][j])))
                .average()
                .orElseThrow();
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "-" : format("%.1f%%", 100 * share.getAsDouble());
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
