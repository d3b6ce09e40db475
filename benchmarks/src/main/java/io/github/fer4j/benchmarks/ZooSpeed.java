package io.github.fer4j.benchmarks;

import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast each net of the zoo trains and classifies, beside stock Deeplearning4j and beside DJL. Each contender has a JVM of
 * its own; they take turns, net by net.
 */
@Command(
        name = "ZooSpeed",
        mixinStandardHelpOptions = true,
        description = "Trains and runs nets of the zoo with each contender in turn; prints a Markdown table."
                + " Build with -Pspeed.")
public final class ZooSpeed implements Callable<Integer> {
    @Option(names = "--nets", split = ",", description = "default: all of the zoo")
    private List<String> nets = Zoo.names();

    @Option(
            names = "--djl",
            split = ",",
            defaultValue = "resNet18,mobileNetV2",
            description = "nets that DJL trains too (default: ${DEFAULT-VALUE})")
    private List<String> djl;

    @Option(names = "--side", defaultValue = "48", description = "of the images (default: ${DEFAULT-VALUE})")
    private int side;

    @Option(names = "--channels", defaultValue = "1", description = "1 or 3 (default: ${DEFAULT-VALUE})")
    private int channels;

    @Option(names = "--batch", defaultValue = "16", description = "images a batch (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--threads", defaultValue = "2", description = "of each contender (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--rounds", defaultValue = "2", description = "turns of each (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "3",
            description = "seconds, at least 2 batches (default: ${DEFAULT-VALUE})")
    private double warmUp;

    @Option(
            names = "--seconds",
            defaultValue = "4",
            description = "timed, at least 2 batches (default: ${DEFAULT-VALUE})")
    private double seconds;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ZooSpeed()).execute(arguments));
    }

    static NetSpec spec(String net, int side, int channels) {
        return Zoo.named(net).input(Preprocessing.gray48().withSize(side, side).withChannels(channels));
    }

    @Override
    public Integer call() throws IOException {
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "%dx%dx%d, batch %d, %d classes, Adam; %d threads; %d rounds of %s s warm-up and %s s timed; load %s%n%n",
                side,
                side,
                channels,
                batch,
                Workload.CLASSES,
                threads,
                rounds,
                warmUp,
                seconds,
                Machine.load());
        System.out.println("| net | training, images/s: stock | ours | DJL | ours/stock | ours/DJL"
                + " | inference, images/s: stock | ours | DJL | ours/stock | ours/DJL |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (String net : nets) {
            System.out.println(row(net));
            System.out.flush();
        }
        return 0;
    }

    private String row(String net) throws IOException {
        Path file = Files.createTempFile("fer4j-net", ".txt");
        try {
            boolean stock = writePlan(net, file);
            Map<Rival, List<Map<String, String>>> facts = new EnumMap<>(Rival.class);
            for (int round = 0; round < rounds; round++) {
                Map<Rival, Map<String, String>> turn = new EnumMap<>(Rival.class);
                if (stock) {
                    turn.put(Rival.STOCK, run(Rival.STOCK, StockNet.class, net, file));
                }
                turn.put(Rival.OURS, run(Rival.OURS, OursNet.class, net, file));
                if (stock && djl.contains(net)) {
                    turn.put(Rival.DJL, run(Rival.DJL, DjlNet.class, net, file));
                }
                if (turn.values().stream()
                                .map(told -> told.get(Facts.PARAMETERS))
                                .distinct()
                                .count()
                        > 1) {
                    throw new IllegalStateException(
                            "all train the same net, got different numbers of parameters: " + turn);
                }
                turn.forEach((rival, told) ->
                        facts.computeIfAbsent(rival, key -> new ArrayList<>()).add(told));
            }
            return "| `" + net + "` |" + columns(facts, Facts.IMAGES_PER_SECOND) + columns(facts, NetMain.INFERENCE);
        } finally {
            Files.delete(file);
        }
    }

    /** Whether stock Deeplearning4j has all of the net's layers. The file tells the image's size in any case. */
    private boolean writePlan(String net, Path file) {
        NetSpec spec = spec(net, side, channels);
        ComputationGraph built = OursNet.build(spec, new LossAdapter(Losses.crossEntropy()));
        Optional<NetPlan> plan = ZooPlan.of(spec, built);
        built.close();
        plan.orElse(new NetPlan(channels, side, List.of())).write(file);
        return plan.isPresent();
    }

    private Map<String, String> run(Rival rival, Class<?> main, String net, Path file) {
        return rival.run(
                main,
                List.of(
                        net,
                        file.toString(),
                        Integer.toString(batch),
                        Double.toString(warmUp),
                        Double.toString(seconds)),
                threads);
    }

    /** Medians over the rounds; a ratio is taken within a round. */
    private static String columns(Map<Rival, List<Map<String, String>>> facts, String name) {
        return cell(figures(facts, Rival.STOCK, name), 1)
                + cell(figures(facts, Rival.OURS, name), 1)
                + cell(figures(facts, Rival.DJL, name), 1)
                + cell(ratios(facts, Rival.STOCK, name), 2)
                + cell(ratios(facts, Rival.DJL, name), 2);
    }

    private static List<Double> figures(Map<Rival, List<Map<String, String>>> facts, Rival rival, String name) {
        return facts.getOrDefault(rival, List.of()).stream()
                .map(told -> Double.valueOf(told.get(name)))
                .toList();
    }

    private static List<Double> ratios(Map<Rival, List<Map<String, String>>> facts, Rival other, String name) {
        List<Double> ours = figures(facts, Rival.OURS, name);
        List<Double> others = figures(facts, other, name);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            ratios.add(ours.get(i) / others.get(i));
        }
        return ratios;
    }

    private static String cell(List<Double> values, int decimals) {
        return values.isEmpty()
                ? " |"
                : String.format(
                        Locale.ROOT, " %." + decimals + "f |", Spread.of(values).median());
    }
}
