package io.github.fer4j.benchmarks;

import io.github.fer4j.benchmarks.Trend.Point;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.eval.plot.LineChart;
import io.github.fer4j.eval.plot.Plot;
import io.github.fer4j.format.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether many threads can share a {@link io.github.fer4j.Fer} for long: each classification must say what one thread said of the
 * same image before, to the bit, and the memory of the process must not grow. Memory is sampled on the way; the trend of the
 * second half counts, for in the first one pools and caches fill.
 *
 * <p>The heap grows as the JVM sees fit, which hides what native code does: run it with a heap of one size that is touched in
 * advance, {@code -Dbenchmark.jvm="-Xms1g -Xmx1g -XX:+AlwaysPreTouch"}.
 */
@Command(
        name = "Soak",
        mixinStandardHelpOptions = true,
        description = "Classifies for long with many threads; checks results and memory, and plots the memory.")
public final class Soak implements Callable<Integer> {
    private static final String PHOTO = "examples/src/main/resources/io/github/fer4j/examples/astronaut.png";

    @Option(names = "--threads", defaultValue = "16", description = "(default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--classifications", defaultValue = "100000", description = "(default: ${DEFAULT-VALUE})")
    private long classifications;

    @Option(
            names = "--photo",
            defaultValue = PHOTO,
            description = "whole photos, with face detection; may be given several times (default: ${DEFAULT-VALUE})")
    private List<Path> photos;

    @Option(
            names = "--crops-per-photo",
            defaultValue = "49",
            description = "how many face crops are classified after each photo (default: ${DEFAULT-VALUE})")
    private int cropsPerPhoto;

    @Option(
            names = "--every",
            defaultValue = "250",
            description = "memory is sampled after so many classifications (default: ${DEFAULT-VALUE})")
    private int every;

    @Option(
            names = "--growth",
            defaultValue = "1",
            description = "per cent that memory may grow by over the second half, by least squares"
                    + " (default: ${DEFAULT-VALUE})")
    private double growth;

    @Option(names = "--out", defaultValue = "runs/soak", description = "folder (default: ${DEFAULT-VALUE})")
    private Path out;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Soak()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.out.println(Machine.describe());
        List<byte[]> files = new ArrayList<>();
        for (Path photo : photos) {
            files.add(Files.readAllBytes(photo));
        }
        var drawn = SyntheticFaces.builder().samplesPerClass(8).seed(1).build();
        SoakRun run;
        try (SoakWork work = new SoakWork(drawn, files, cropsPerPhoto)) {
            System.out.printf(
                    "%d classifications by %d threads; %d images, of them %d photos with %d faces, one after every %d crops;"
                            + " load %s%n",
                    classifications,
                    threads,
                    work.images(),
                    files.size(),
                    work.facesOfPhotos(),
                    cropsPerPhoto,
                    Machine.load());
            run = SoakRun.of(work::classify, classifications, threads, every);
        }
        run.problems().forEach(problem -> System.out.println("PROBLEM: " + problem));
        System.out.printf(
                Locale.ROOT,
                "%d classifications in %.1f s, %.0f a second; %d problems%n",
                run.done(),
                run.seconds(),
                run.done() / run.seconds(),
                run.problemCount());
        boolean flat = report(run);
        return run.problemCount() == 0 && run.done() == classifications && flat ? 0 : 1;
    }

    /** Prints, writes and plots; whether memory was flat. */
    private boolean report(SoakRun run) {
        AtomicFile.write(out.resolve("memory.csv"), "the samples", run.csv());
        List<Point> resident = run.resident();
        if (resident.size() < 4) {
            System.out.println(
                    resident.isEmpty()
                            ? "memory: not known, for this system has no /proc/self/status"
                            : "memory: too few samples; lower --every");
            return true;
        }
        double half = classifications / 2.0;
        trend("first half", Trend.between(resident, 0, half));
        Trend second = trend("second half", Trend.between(resident, half, classifications));
        Plot plot = plot(resident, half, second);
        plot.writeSvg(out.resolve("memory.svg"));
        plot.writePng(out.resolve("memory.png"));
        // The slope is that of 1,000 classifications.
        double grown = 100 * second.slope() * half / 1000 / second.min();
        boolean flat = grown <= growth;
        System.out.printf(
                Locale.ROOT,
                "memory %s: %+.2f %% over the second half, where %.2f %% are allowed; %s has memory.csv, .svg, .png%n",
                flat ? "is flat" : "GROWS",
                grown,
                growth,
                out);
        return flat;
    }

    private static Trend trend(String name, List<Point> points) {
        Trend trend = Trend.of(points.stream()
                .map(point -> new Point(point.x() / 1000, point.y()))
                .toList());
        System.out.printf(
                Locale.ROOT,
                "%-12s %5d samples: resident %.0f to %.0f MB, %+.1f KB for 1,000 classifications%n",
                name,
                trend.points(),
                trend.min() / 1024,
                trend.max() / 1024,
                trend.slope());
        return trend;
    }

    private Plot plot(List<Point> resident, double half, Trend second) {
        double top = resident.stream().mapToDouble(Point::y).max().orElseThrow() / 1024;
        return LineChart.builder(
                        "Memory while " + threads + " threads classify",
                        String.format(
                                Locale.ROOT,
                                "The resident set over %d classifications; in the second half it changes by %+.1f KB for"
                                        + " each 1,000.",
                                classifications,
                                second.slope()))
                .horizontal("classifications")
                .vertical("resident set, MB")
                .line(
                        "heap and native memory",
                        resident.stream().mapToDouble(Point::x).toArray(),
                        resident.stream().mapToDouble(point -> point.y() / 1024).toArray())
                // From 0 on, or noise would look like growth.
                .reference("here the second half begins", new double[] {half, half}, new double[] {0, top})
                .build();
    }
}
