package io.github.fer4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        description =
                "JVM start to the first classification, and the time of later ones, with the class path of the artifact"
                        + " fer.")
public final class StartUp implements Callable<Integer> {
    @Option(names = "--model", defaultValue = "", description = "a .fer file (default: the bundled model)")
    private String model;

    @Option(
            names = "--photo",
            defaultValue = "",
            description = "classify this file, with face detection (default: a 48x48 crop, without)")
    private String photo;

    @Option(
            names = "--engine",
            defaultValue = "",
            description =
                    "onnx or dl4j; dl4j takes the class path of the benchmarks (default: the first choice of fer)")
    private String engine;

    @Option(
            names = "--cds",
            description = "with an archive of loaded classes, which the run that does not count writes (AppCDS)")
    private boolean archive;

    @Option(names = "--stages", description = "also where the time goes, step by step; needs a photo")
    private boolean stages;

    @Option(names = "--runs", defaultValue = "5", description = "child JVMs that count (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--calls",
            defaultValue = "500",
            description =
                    "later calls that are timed, after as many that are not; 0 for none (default: ${DEFAULT-VALUE})")
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
    public Integer call() throws IOException {
        if (stages && photo.isEmpty()) {
            throw new IllegalArgumentException("the steps are those of a photo: --stages needs --photo");
        }
        System.out.println(Machine.describe());
        System.out.printf(
                "%s, %s; engine %s; %s; %d runs after one that does not count; %d calls; native threads %s; load %s%n",
                model.isEmpty() ? "the bundled model" : Path.of(model).getFileName(),
                photo.isEmpty() ? "a 48x48 crop" : Path.of(photo).getFileName(),
                engine.isEmpty() ? "of first choice" : engine,
                archive ? "class data archive" : "no class data archive",
                runs,
                calls,
                threads == 0 ? "by default" : threads,
                Machine.load());
        Path folder = Files.createTempDirectory("fer4j-start");
        Path classes = folder.resolve("classes.jsa");
        try {
            // Unpacks the natives, which the later ones find in the caches.
            start(archive ? List.of("-XX:ArchiveClassesAtExit=" + classes, "-Xlog:cds=off") : List.of());
            forget();
            List<String> flags = archive ? List.of("-XX:SharedArchiveFile=" + classes) : List.of();
            for (int run = 1; run <= runs; run++) {
                System.out.println("run " + run + ": " + start(flags));
            }
            System.out.printf(Locale.ROOT, "%-28s%s%n", "", Spread.head());
            row("first result, s", first, 2);
            if (calls > 0) {
                row("later call, p50, ms", p50, 2);
                row("later call, p99, ms", p99, 2);
            }
            if (stages) {
                stages(flags);
            }
            return 0;
        } finally {
            Files.deleteIfExists(classes);
            Files.delete(folder);
        }
    }

    /** What the run that does not count has told. */
    private void forget() {
        first.clear();
        p50.clear();
        p99.clear();
    }

    private static void row(String name, List<Double> figures, int decimals) {
        System.out.printf(Locale.ROOT, "%-28s%s%n", name, Spread.of(figures).columns(decimals));
    }

    private ChildJvm child(List<String> flags) {
        String classPath = engine.equals("dl4j") ? System.getProperty("java.class.path") : FerClassPath.of();
        return new ChildJvm(
                archive ? FerClassPath.ofJars(classPath) : classPath,
                flags,
                threads == 0 ? Map.of() : Map.of("OMP_NUM_THREADS", Integer.toString(threads)));
    }

    private Map<String, String> start(List<String> flags) {
        ChildJvm child = child(flags);
        long start = System.nanoTime();
        Map<String, String> facts =
                child.run(FirstResult.class, List.of(model, photo, Integer.toString(calls), engine), fact -> {
                    if (fact.name().equals(FirstResult.FIRST)) {
                        first.add(Effort.secondsSince(start));
                    }
                });
        if (calls > 0) {
            p50.add(Double.valueOf(facts.get(FirstResult.P50)));
            p99.add(Double.valueOf(facts.get(FirstResult.P99)));
        }
        return facts;
    }

    private void stages(List<String> flags) {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            child(flags)
                    .run(FirstStages.class, List.of(Long.toString(System.currentTimeMillis()), photo))
                    .forEach((stage, value) -> figures.computeIfAbsent(stage, key -> new ArrayList<>())
                            .add(Double.valueOf(value)));
        }
        System.out.printf(Locale.ROOT, "%-28s%s%n", "one after the other, ms", Spread.head());
        figures.forEach((stage, values) -> row(stage, values, 0));
    }
}
