package io.github.fer4j.benchmarks;

import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much memory it takes to train a net: a child JVM takes a few steps and tells its largest resident set. */
@Command(
        name = "TrainingMemory",
        mixinStandardHelpOptions = true,
        description = "Trains a net for a few steps in a child JVM; prints its peak memory, heap and native memory.")
public final class TrainingMemory implements Callable<Integer> {
    @Option(names = "--net", defaultValue = "resNet50", description = "of the zoo (default: ${DEFAULT-VALUE})")
    private String net;

    @Option(
            names = "--size",
            defaultValue = "224",
            description = "height and width of the images (default: ${DEFAULT-VALUE})")
    private int size;

    @Option(names = "--channels", defaultValue = "3", description = "1 gray, 3 RGB (default: ${DEFAULT-VALUE})")
    private int channels;

    @Option(names = "--batch", defaultValue = "8", description = "images a batch (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--steps", defaultValue = "3", description = "batches trained (default: ${DEFAULT-VALUE})")
    private int steps;

    @Option(names = "--heap", defaultValue = "512m", description = "of the child JVM (default: ${DEFAULT-VALUE})")
    private String heap;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainingMemory()).execute(arguments));
    }

    @Override
    public Integer call() {
        NetSpec spec = TrainingMemoryMain.spec(net, size, channels);
        System.out.println(Machine.describe());
        System.out.printf("%s%nAdam; batch %d; %d steps; -Xmx%s; load %s%n", spec, batch, steps, heap, Machine.load());
        System.out.printf(
                "activations of one batch by the layers' shapes: %d MB%n",
                Zoo.summary(spec).activationBytes(batch) / (1 << 20));
        // JavaCPP refuses native memory beyond the heap's limit, and physical memory beyond twice that, unless told
        // more.
        List<String> flags = List.of(
                "-Xmx" + heap,
                "-Dorg.bytedeco.javacpp.maxbytes=" + TrainingMemoryMain.LIMIT,
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + TrainingMemoryMain.LIMIT);
        ChildJvm child = new ChildJvm(System.getProperty("java.class.path"), flags, Map.of());
        child.run(
                TrainingMemoryMain.class,
                List.of(
                        net,
                        Integer.toString(size),
                        Integer.toString(channels),
                        Integer.toString(batch),
                        Integer.toString(steps)),
                fact -> System.out.printf("%-44s%s%n", fact.name(), fact.value()));
        return 0;
    }
}
