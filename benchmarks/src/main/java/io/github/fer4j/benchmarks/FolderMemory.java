package io.github.fer4j.benchmarks;

import io.github.fer4j.FerDataset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether a large folder of small images can be read with little heap: a child JVM lists it and takes one epoch of augmented
 * batches from it.
 */
@Command(
        name = "FolderMemory",
        mixinStandardHelpOptions = true,
        description = "Lists and reads a folder of 200,000 JPEGs with 256 MB of heap; prints seconds and heap.")
public final class FolderMemory implements Callable<Integer> {
    @Option(names = "--files", defaultValue = "200000", description = "in the folder (default: ${DEFAULT-VALUE})")
    private int files;

    @Option(
            names = "--distinct",
            defaultValue = "3500",
            description = "different ones; the others are hard links to these (default: ${DEFAULT-VALUE})")
    private int distinct;

    @Option(names = "--heap", defaultValue = "256m", description = "of the child JVM (default: ${DEFAULT-VALUE})")
    private String heap;

    @Option(names = "--threads", defaultValue = "1", description = "of the loader (default: ${DEFAULT-VALUE})")
    private int threads;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FolderMemory()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println(Machine.describe());
        FerDataset drawn = FaceFolder.draw(Math.min(files, distinct));
        try (FaceFolder folder = FaceFolder.create()) {
            long bytes = folder.fill(drawn, files, "jpg");
            System.out.printf(
                    Locale.ROOT,
                    "%d JPEG files of 48x48, %d of them distinct, of %d bytes on average, the others hard links; -Xmx%s;"
                            + " %d loader threads; load %s%n",
                    files,
                    Math.min(files, drawn.size()),
                    bytes / Math.min(files, drawn.size()),
                    heap,
                    threads,
                    Machine.load());
            ChildJvm child = new ChildJvm(System.getProperty("java.class.path"), List.of("-Xmx" + heap), Map.of());
            child.run(FolderReader.class, List.of(folder.root().toString(), Integer.toString(threads)))
                    .forEach((name, value) -> System.out.printf(Locale.ROOT, "%-44s%s%n", name, value));
        }
        return 0;
    }
}
