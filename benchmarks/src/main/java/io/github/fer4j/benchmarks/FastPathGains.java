package io.github.fer4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What each gain of the fast path is worth on whole nets: it is switched off, alone, in a JVM of its own; rounds are
 * interleaved, so that a change of the machine's pace hits all alike.
 */
@Command(
        name = "FastPathGains",
        mixinStandardHelpOptions = true,
        description =
                "Trains nets with gains of the fast path switched off; prints Markdown tables. Build with -Pspeed.")
public final class FastPathGains implements Callable<Integer> {
    @Option(
            names = "--nets",
            split = ",",
            defaultValue = "simpleCnn,customCnn,slimCnn",
            description = "of these (default: ${DEFAULT-VALUE})")
    private List<String> nets;

    @Option(names = "--gains", split = ",", description = "of ${COMPLETION-CANDIDATES} (default: all)")
    private List<Gain> gains = List.of(Gain.values());

    @Option(names = "--rounds", defaultValue = "2", description = "turns of each (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--batch", defaultValue = "64", description = "images a batch (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--threads", defaultValue = "2", description = "(default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--warm-up",
            defaultValue = "5",
            description = "seconds, at least 3 batches (default: ${DEFAULT-VALUE})")
    private double warmUp;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "timed, at least 3 batches (default: ${DEFAULT-VALUE})")
    private double seconds;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FastPathGains()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "batch %d; %d threads; %d rounds of %s s warm-up and %s s timed; load %s%n",
                batch,
                threads,
                rounds,
                warmUp,
                seconds,
                Machine.load());
        for (String net : nets) {
            measure(net);
        }
        return 0;
    }

    private void measure(String net) throws IOException {
        Map<Gain, List<Double>> speeds = new EnumMap<>(Gain.class);
        Map<Gain, List<Double>> times = new EnumMap<>(Gain.class);
        Map<Gain, float[]> parameters = new EnumMap<>(Gain.class);
        for (int round = 1; round <= rounds; round++) {
            for (Gain gain : gains) {
                Path file = round == 1 ? Files.createTempFile("fer4j-parameters", ".bin") : null;
                Map<String, String> facts = train(net, gain, file);
                speeds.computeIfAbsent(gain, key -> new ArrayList<>())
                        .add(Double.valueOf(facts.get(Facts.IMAGES_PER_SECOND)));
                times.computeIfAbsent(gain, key -> new ArrayList<>()).add(Double.valueOf(facts.get(Facts.CPU_TIME)));
                if (file != null) {
                    parameters.put(gain, GainTraining.parameters(file));
                    Files.delete(file);
                }
            }
        }
        print(net, speeds, times, parameters);
    }

    private Map<String, String> train(String net, Gain gain, Path file) {
        int count = gain.threads(threads);
        Map<String, String> environment = new java.util.TreeMap<>(Map.of("OMP_NUM_THREADS", Integer.toString(count)));
        environment.putAll(gain.environment());
        List<String> flags = Stream.concat(Stream.of("-XX:ActiveProcessorCount=" + count), gain.flags().stream())
                .toList();
        return new ChildJvm(Rival.OURS.classPath(), flags, environment)
                .run(
                        GainTraining.class,
                        List.of(
                                net,
                                Integer.toString(batch),
                                Double.toString(warmUp),
                                Double.toString(seconds),
                                gain.name(),
                                file == null ? "-" : file.toString()));
    }

    private void print(
            String net, Map<Gain, List<Double>> speeds, Map<Gain, List<Double>> times, Map<Gain, float[]> parameters) {
        Gain first = gains.get(0);
        System.out.printf(
                Locale.ROOT,
                "%n| %s | images/s | ratio to %s | CPU ms/image | largest parameter difference |%n| --- | --- | --- | --- | --- |%n",
                net,
                first.label());
        for (Gain gain : gains) {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                ratios.add(speeds.get(gain).get(round) / speeds.get(first).get(round));
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.2f | %.2f | %.1e |%n",
                    gain.label(),
                    Spread.of(speeds.get(gain)).median(),
                    Spread.of(ratios).median(),
                    Spread.of(times.get(gain)).median(),
                    difference(parameters.get(gain), parameters.get(first)));
        }
        System.out.flush();
    }

    /** The largest absolute difference. */
    static double difference(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalStateException(
                    "all train the same net, got " + one.length + " and " + other.length + " parameters");
        }
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((double) one[i] - other[i]));
        }
        return largest;
    }
}
