package io.github.fer4j.benchmarks;

import io.github.fer4j.FerDataset;
import io.github.fer4j.data.augment.Augmentation;
import io.github.fer4j.data.batch.Batch;
import io.github.fer4j.data.batch.BatchStream;
import io.github.fer4j.data.batch.Batches;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/** The child of {@link FolderMemory}: lists a folder, then takes one shuffled and augmented epoch from it. */
final class FolderReader {
    private FolderReader() {}

    /** @param arguments the folder, and the number of loader threads */
    public static void main(String[] arguments) {
        double before = heapAfterCollection();
        long start = System.nanoTime();
        FerDataset data = FaceFolder.read(Path.of(arguments[0]));
        tell("listing, s", "%.2f", Effort.secondsSince(start));
        double listed = heapAfterCollection();
        tell("heap of the data set, MB", "%.1f", (listed - before) / 1e6);
        tell("heap of a sample, bytes", "%.0f", (listed - before) / data.size());

        Batches batches = Batches.of(data)
                .augment(Augmentation.standard())
                .batchSize(64)
                .threads(Integer.parseInt(arguments[1]))
                .build();
        start = System.nanoTime();
        long images = 0;
        double peak = 0;
        try (BatchStream epoch = batches.epoch(1)) {
            for (Batch batch : epoch) {
                images += batch.size();
                peak = Math.max(peak, heapInUse());
            }
        }
        double seconds = Effort.secondsSince(start);
        Facts.tell("images read", Long.toString(images));
        tell("one epoch, s", "%.1f", seconds);
        tell("images/s", "%.0f", images / seconds);
        tell("largest heap in use, garbage and all, MB", "%.0f", peak / 1e6);
        tell("heap after the epoch, MB", "%.1f", heapAfterCollection() / 1e6);
        tell("largest heap allowed, MB", "%.0f", Runtime.getRuntime().maxMemory() / 1e6);
        Facts.tell("peak memory of the process", Machine.peakMemory());
    }

    private static void tell(String name, String format, double value) {
        Facts.tell(name, String.format(Locale.ROOT, format, value));
    }

    private static double heapAfterCollection() {
        System.gc();
        return heapInUse();
    }

    /** In bytes. */
    private static double heapInUse() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
