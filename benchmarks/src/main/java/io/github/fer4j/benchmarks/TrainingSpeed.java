package io.github.fer4j.benchmarks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast stock Deeplearning4j, fer4j and DJL train the same net on the same batch. Each takes its turn in a JVM of its
 * own, round after round, so that a change of the machine's pace hits all of them.
 */
@Command(
        name = "TrainingSpeed",
        mixinStandardHelpOptions = true,
        description = "Trains one net with each contender in turn; prints images/s and ratios. Build with -Pspeed.")
public final class TrainingSpeed implements Callable<Integer> {
    @Option(names = "--net", defaultValue = "simpleCnn", description = "simpleCnn, customCnn, slimCnn")
    private String net;

    @Option(
            names = "--contenders",
            split = ",",
            defaultValue = "stock,ours,djl",
            description = "of stock, ours, djl, in the order of their turns (default: ${DEFAULT-VALUE})")
    private List<Rival> rivals;

    @Option(names = "--rounds", defaultValue = "3", description = "turns of each (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--batch", defaultValue = "64", description = "images a batch (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--threads", defaultValue = "2", description = "of each contender (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "seconds before timing, at least 3 batches (default: ${DEFAULT-VALUE})")
    private double warmUp;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "seconds timed, at least 3 batches (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(
            names = "--pipeline",
            description =
                    "ours draws, augments and prefetches its batches as a training run does; the others get theirs ready")
    private boolean pipeline;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainingSpeed())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        if (pipeline) {
            System.out.println("ours: prefetch and augmentation included");
        }
        System.out.printf(
                "%s, %dx%dx1, batch %d, %d classes, Adam; %d threads; at least %s s of warm-up and %s s timed; load %s%n",
                net, Workload.SIDE, Workload.SIDE, batch, Workload.CLASSES, threads, warmUp, seconds, Machine.load());
        List<String> arguments =
                List.of(net, Integer.toString(batch), Double.toString(warmUp), Double.toString(seconds));
        SpeedTable table = new SpeedTable(rivals);
        for (int round = 1; round <= rounds; round++) {
            Map<Rival, Map<String, String>> facts = new EnumMap<>(Rival.class);
            for (Rival rival : rivals) {
                facts.put(rival, rival.train(rival == Rival.OURS && pipeline ? piped(arguments) : arguments, threads));
                if (round == 1) {
                    System.out.println(rival.label() + ": " + facts.get(rival));
                }
            }
            System.out.println("round " + round + ": " + table.add(facts));
        }
        System.out.println(table);
        return 0;
    }

    private static List<String> piped(List<String> arguments) {
        return Stream.concat(arguments.stream(), Stream.of(OursTraining.PIPELINE))
                .toList();
    }
}
