package io.github.fer4j.benchmarks;

import io.github.fer4j.FerDataset;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import io.github.fer4j.format.Preprocessing;
import java.lang.management.ManagementFactory;
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
 * How many images a second become batches on one thread: read and decode, augment by the standard recipe, normalise, put into
 * a batch of 64. From PNG files, JPEG files and memory, in turn, round after round. By the clock, and by the processor time of
 * the thread, which a busy machine changes less.
 */
@Command(
        name = "BatchSpeed",
        mixinStandardHelpOptions = true,
        description = "Decode + augment + batch of 48x48 images on one thread; prints images/s.")
public final class BatchSpeed implements Callable<Integer> {
    private static final int BATCH = 64;

    @Option(names = "--images", defaultValue = "3500", description = "of each source (default: ${DEFAULT-VALUE})")
    private int images;

    @Option(names = "--warm-up", defaultValue = "5", description = "rounds not counted (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "9", description = "rounds counted (default: ${DEFAULT-VALUE})")
    private int rounds;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BatchSpeed()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        try (FaceFolder png = FaceFolder.create();
                FaceFolder jpeg = FaceFolder.create()) {
            FerDataset drawn = FaceFolder.draw(images);
            Map<String, Batches> sources = new LinkedHashMap<>();
            System.out.printf(
                    Locale.ROOT,
                    "%d gray 48x48 images a source, PNG of %d bytes and JPEG of %d on average; %s; batch %d; one thread;"
                            + " JVM flags %s; load %s%n",
                    drawn.size(),
                    png.fill(drawn, drawn.size(), "png") / drawn.size(),
                    jpeg.fill(drawn, drawn.size(), "jpg") / drawn.size(),
                    Augmentation.standard(),
                    BATCH,
                    ManagementFactory.getRuntimeMXBean().getInputArguments(),
                    Machine.load());
            sources.put("PNG files", batches(FaceFolder.read(png.root())));
            sources.put("JPEG files", batches(FaceFolder.read(jpeg.root())));
            sources.put("memory", batches(drawn));
            measure(sources);
        }
        return 0;
    }

    private static Batches batches(FerDataset data) {
        return Batches.of(data)
                .input(Preprocessing.gray48())
                .augment(Augmentation.standard())
                .batchSize(BATCH)
                .threads(0) // on this thread, so that one core does it all
                .build();
    }

    private void measure(Map<String, Batches> sources) {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int round = 1; round <= warmUp + rounds; round++) {
            for (Map.Entry<String, Batches> source : sources.entrySet()) {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                long start = System.nanoTime();
                int read = read(source.getValue(), round);
                double seconds = Effort.secondsSince(start);
                double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
                if (round > warmUp) {
                    add(figures, source.getKey(), read / seconds);
                    add(figures, source.getKey() + ", CPU time", read / cpuSeconds);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%-24s%s%n", "images/s", Spread.head());
        figures.forEach((name, speeds) -> System.out.printf(
                Locale.ROOT, "%-24s%s%n", name, Spread.of(speeds).columns(0)));
    }

    private static void add(Map<String, List<Double>> figures, String name, double figure) {
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(figure);
    }

    /** One epoch; how many images it had. */
    private static int read(Batches batches, int epoch) {
        int images = 0;
        try (BatchStream stream = batches.epoch(epoch)) {
            for (Batch batch : stream) {
                images += batch.size();
            }
        }
        return images;
    }
}
