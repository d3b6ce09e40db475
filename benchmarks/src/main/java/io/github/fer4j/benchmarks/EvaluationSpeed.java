package io.github.fer4j.benchmarks;

import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.metric.Metric;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.metric.PredictionTable;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import io.github.fer4j.eval.uncertainty.Interval;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the figures of many predictions take, and how much memory. */
@Command(
        name = "EvaluationSpeed",
        mixinStandardHelpOptions = true,
        description =
                "Evaluates simulated predictions of 8 classes, from records and from arrays, and draws a bootstrap.")
public final class EvaluationSpeed implements Callable<Integer> {
    private static final LabelSet LABELS = LabelSet.FERPLUS_8;

    @Option(names = "--predictions", defaultValue = "1000000", description = "default: ${DEFAULT-VALUE}")
    private int predictions;

    @Option(names = "--resamples", defaultValue = "1000", description = "of the bootstrap (default: ${DEFAULT-VALUE})")
    private int resamples;

    @Option(
            names = "--runs",
            defaultValue = "5",
            description = "times to evaluate; the first is told apart, as it also warms up (default: ${DEFAULT-VALUE})")
    private int runs;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EvaluationSpeed()).execute(arguments));
    }

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "%d predictions of %d classes; %d runs; JVM flags %s; load %s%n",
                predictions,
                LABELS.size(),
                runs,
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Machine.load());
        int[] truth = new int[predictions];
        double[][] probabilities = simulate(truth);
        List<Prediction> records = records(truth, probabilities);
        System.out.printf("%-44s%10s%s%12s%n", "seconds", "first", Spread.head(), "processor");
        Evaluation evaluation = time(
                "all headline figures, from records", () -> headline(Evaluator.evaluate("records", LABELS, records)));
        time(
                "all headline figures, from arrays",
                () -> headline(Evaluator.evaluate("arrays", PredictionTable.of(LABELS, truth, probabilities))));
        PredictionTable table = evaluation.table();
        Interval interval = time(
                resamples + " resamples of accuracy",
                () -> Bootstrap.standard().resamples(resamples).of(table, Metric.ACCURACY));
        System.out.println(evaluation);
        System.out.println(interval);
        System.out.printf("peak memory of the process, with the simulation: %s%n", Machine.peakMemory());
        return 0;
    }

    /** Asks for each figure that reports have at their head, and for those of the classes. */
    private static Evaluation headline(Evaluation evaluation) {
        double sum = evaluation.accuracy()
                + evaluation.uar()
                + evaluation.macroF1()
                + evaluation.weightedF1()
                + evaluation.topK(2)
                + evaluation.kappa().orElse(0)
                + evaluation.matthews()
                + evaluation.auc().orElse(0)
                + evaluation.logLoss()
                + evaluation.brier()
                + evaluation.ece()
                + evaluation.classWiseEce()
                + evaluation.classes().size();
        if (!Double.isFinite(sum)) {
            throw new IllegalStateException("figures are finite, got " + sum);
        }
        return evaluation;
    }

    private <T> T time(String what, Supplier<T> work) {
        List<Double> seconds = new ArrayList<>();
        T result = null;
        long before = processorNanos();
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            result = work.get();
            seconds.add(Effort.secondsSince(start));
        }
        System.out.printf(
                Locale.ROOT,
                "%-44s%10.2f%s%12.2f%n",
                what,
                seconds.get(0),
                Spread.of(seconds).columns(2),
                (processorNanos() - before) / 1e9 / runs);
        return result;
    }

    /** Of all threads, JIT compiler and garbage collector included: what other work on the machine does not add to. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    /** Random numbers with more on the truth. */
    private double[][] simulate(int[] truth) {
        Random random = new Random(1);
        double[][] probabilities = new double[predictions][LABELS.size()];
        for (int i = 0; i < predictions; i++) {
            truth[i] = random.nextInt(LABELS.size());
            double sum = 0;
            for (int k = 0; k < LABELS.size(); k++) {
                probabilities[i][k] = random.nextDouble() + (k == truth[i] ? 0.5 : 0);
                sum += probabilities[i][k];
            }
            for (int k = 0; k < LABELS.size(); k++) {
                probabilities[i][k] /= sum;
            }
        }
        return probabilities;
    }

    private static List<Prediction> records(int[] truth, double[][] probabilities) {
        List<Prediction> records = new ArrayList<>(truth.length);
        for (int i = 0; i < truth.length; i++) {
            records.add(new Prediction("item " + i, LABELS.get(truth[i]), Scores.of(LABELS, probabilities[i])));
        }
        return records;
    }
}
