package io.github.fer4j.benchmarks;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.LabelSet;
import io.github.fer4j.noise.aggregate.Aggregation;
import io.github.fer4j.noise.aggregate.DawidSkene;
import io.github.fer4j.noise.aggregate.TieRule;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long Dawid-Skene takes as answers grow, and how much memory. */
@Command(
        name = "CrowdScale",
        mixinStandardHelpOptions = true,
        description =
                "Fits Dawid-Skene to simulated answers, ten an item, over 8 classes; doubles their number in each line.")
public final class CrowdScale implements Callable<Integer> {
    private static final LabelSet LABELS = LabelSet.FERPLUS_8;
    private static final int ANSWERS_PER_ITEM = 10;

    @Option(
            names = "--answers",
            defaultValue = "1000000",
            description = "answers in the last line (default: ${DEFAULT-VALUE})")
    private int answers;

    @Option(names = "--lines", defaultValue = "4", description = "lines of the table (default: ${DEFAULT-VALUE})")
    private int lines;

    @Option(names = "--workers", defaultValue = "2000", description = "default: ${DEFAULT-VALUE}")
    private int workers;

    @Option(names = "--iterations", defaultValue = "50", description = "iterations of EM (default: ${DEFAULT-VALUE})")
    private int iterations;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "times to fit; the first also warms up (default: ${DEFAULT-VALUE})")
    private int runs;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CrowdScale()).execute(arguments));
    }

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "Dawid-Skene, %d iterations, %d workers, %d classes; %d runs; JVM flags %s; load %s%n",
                iterations,
                workers,
                LABELS.size(),
                runs,
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Machine.load());
        System.out.printf("%-10s%10s%12s%s%12s%n", "answers", "items", "iterations", Spread.head(), "ns/answer");
        for (int line = lines - 1; line >= 0; line--) {
            fit(answers >> line);
        }
        System.out.printf("seconds; peak memory of the process, with the simulation: %s%n", Machine.peakMemory());
        return 0;
    }

    private void fit(int size) {
        CrowdVotes votes = simulate(size);
        DawidSkene method =
                DawidSkene.builder().maxIterations(iterations).tolerance(0).build();
        List<Double> seconds = new ArrayList<>();
        int done = 0;
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            Aggregation fitted = method.aggregate(votes);
            seconds.add(Effort.secondsSince(start));
            done = fitted.convergence().iterations();
            if (fitted.accuracy(TieRule.lowestClass()).value() < 1.0 / LABELS.size()) {
                throw new IllegalStateException("the fit is worse than chance: " + fitted);
            }
        }
        Spread spread = Spread.of(seconds);
        System.out.printf(
                Locale.ROOT,
                "%-10d%10d%12d%s%12.0f%n",
                votes.total(),
                votes.items().size(),
                done,
                spread.columns(2),
                1e9 * spread.median() / votes.total());
    }

    /** Four of five workers are right with a probability between 0.5 and 0.9, the others guess. */
    private CrowdVotes simulate(int size) {
        Random random = new Random(1);
        double[] skill = new double[workers];
        for (int w = 0; w < workers; w++) {
            skill[w] = w % 5 == 0 ? 0 : 0.5 + 0.4 * random.nextDouble();
        }
        CrowdVotes.Builder votes = CrowdVotes.builder(LABELS);
        for (int item = 0; item < size / ANSWERS_PER_ITEM; item++) {
            String name = "item " + item;
            int truth = random.nextInt(LABELS.size());
            votes.truth(name, LABELS.get(truth));
            // Ten different workers: every tenth of all, from a random one on.
            int first = random.nextInt(workers);
            for (int n = 0; n < ANSWERS_PER_ITEM; n++) {
                int w = (first + n * (workers / ANSWERS_PER_ITEM)) % workers;
                int label = random.nextDouble() < skill[w] ? truth : random.nextInt(LABELS.size());
                votes.answer(name, "worker " + w, LABELS.get(label));
            }
        }
        return votes.build();
    }
}
