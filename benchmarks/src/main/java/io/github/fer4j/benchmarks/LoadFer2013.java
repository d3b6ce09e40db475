package io.github.fer4j.benchmarks;

import io.github.fer4j.FerDataset;
import io.github.fer4j.data.source.Fer2013;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How long FER-2013 takes to load, from the csv file to samples in memory, and how much heap it then fills. */
@Command(
        name = "LoadFer2013",
        mixinStandardHelpOptions = true,
        description = "Loads FER-2013 several times; prints seconds, and the heap in use after garbage collection.")
public final class LoadFer2013 implements Callable<Integer> {
    @Parameters(paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--runs", defaultValue = "5", description = "times to load (default: ${DEFAULT-VALUE})")
    private int runs;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoadFer2013()).execute(arguments));
    }

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "%s; JVM flags %s, largest heap %.0f MB; load %s%n",
                csv.getFileName(),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Runtime.getRuntime().maxMemory() / 1e6,
                Machine.load());
        List<Double> seconds = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            double before = heapInUse();
            long start = System.nanoTime();
            FerDataset data = Fer2013.csv(csv).load();
            seconds.add(Effort.secondsSince(start));
            megabytes.add(heapInUse() - before);
            System.out.printf(
                    Locale.ROOT,
                    "run %d: %s in %.2f s, %.1f MB of heap%n",
                    run,
                    data,
                    seconds.get(run - 1),
                    megabytes.get(run - 1));
            // Else the collector may take the data before the heap is looked at.
            Reference.reachabilityFence(data);
        }
        System.out.printf(Locale.ROOT, "%-14s%s%n", "", Spread.head());
        System.out.printf(
                Locale.ROOT, "%-14s%s%n", "seconds", Spread.of(seconds).columns(2));
        System.out.printf(
                Locale.ROOT, "%-14s%s%n", "heap, MB", Spread.of(megabytes).columns(1));
        return 0;
    }

    /** In megabytes (10^6 bytes), after garbage collection. */
    private static double heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
