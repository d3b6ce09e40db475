package io.github.fer4j.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long an application waits for its first classification, and for each later one. The clock runs in the parent, from
 * the start of the child's process to the line in which it tells its first result, so the start of the JVM is included.
 */
@Command(
        name = "StartUp",
        mixinStandardHelpOptions = true,
        description = "JVM start to the first classification, and the time of later ones.")
public final class StartUp implements Callable<Integer> {
    @Option(names = "--model", defaultValue = "", description = "a .fer file (default: the bundled model)")
    private String model;

    @Option(
            names = "--photo",
            defaultValue = "",
            description = "classify this file, with face detection (default: a 48x48 crop, without)")
    private String photo;

    @Option(names = "--runs", defaultValue = "5", description = "child JVMs that count (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--calls",
            defaultValue = "500",
            description = "later calls that are timed, after as many that are not (default: ${DEFAULT-VALUE})")
    private int calls;

    @Option(
            names = "--threads",
            defaultValue = "0",
            description = "of the native code; 0 for its own default (default: ${DEFAULT-VALUE})")
    private int threads;

    private final List<Double> first = new ArrayList<>();
    private final List<Double> p50 = new ArrayList<>();
    private final List<Double> p99 = new ArrayList<>();

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StartUp()).execute(arguments));
    }

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        System.out.printf(
                "%s, %s; %d runs after one that does not count; %d calls; native threads %s; load %s%n",
                model.isEmpty() ? "the bundled model" : Path.of(model).getFileName(),
                photo.isEmpty() ? "a 48x48 crop" : Path.of(photo).getFileName(),
                runs,
                calls,
                threads == 0 ? "by default" : threads,
                Machine.load());
        // Unpacks the natives, which the later ones find in JavaCPP's cache.
        start();
        for (int run = 1; run <= runs; run++) {
            System.out.println("run " + run + ": " + start());
        }
        System.out.printf(Locale.ROOT, "%-24s%s%n", "", Spread.head());
        row("first result, s", first);
        row("later call, p50, ms", p50);
        row("later call, p99, ms", p99);
        return 0;
    }

    private void row(String name, List<Double> figures) {
        // The first is that of the run that does not count.
        String columns = Spread.of(figures.subList(1, figures.size())).columns(2);
        System.out.printf(Locale.ROOT, "%-24s%s%n", name, columns);
    }

    private Map<String, String> start() {
        ChildJvm child = new ChildJvm(
                System.getProperty("java.class.path"),
                List.of(),
                threads == 0 ? Map.of() : Map.of("OMP_NUM_THREADS", Integer.toString(threads)));
        long start = System.nanoTime();
        Map<String, String> facts =
                child.run(FirstResult.class, List.of(model, photo, Integer.toString(calls)), fact -> {
                    if (fact.name().equals(FirstResult.FIRST)) {
                        first.add(Effort.secondsSince(start));
                    }
                });
        p50.add(Double.valueOf(facts.get(FirstResult.P50)));
        p99.add(Double.valueOf(facts.get(FirstResult.P99)));
        return facts;
    }
}
