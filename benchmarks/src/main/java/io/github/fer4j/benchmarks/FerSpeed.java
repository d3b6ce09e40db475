package io.github.fer4j.benchmarks;

import io.github.fer4j.Fer;
import io.github.fer4j.LabelSet;
import io.github.fer4j.benchmarks.CropMain.Mode;
import io.github.fer4j.format.FaceCrop;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.internal.LossAdapter;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import io.github.fer4j.noise.loss.Losses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast face crops are classified: by {@link Fer} on each of its engines, by bare ONNX Runtime, and by DJL on libtorch. All
 * begin with the bytes of gray crops of the net's size and end with probabilities. Each contender has a JVM of its own; they
 * take turns.
 */
@Command(
        name = "FerSpeed",
        mixinStandardHelpOptions = true,
        description =
                "Latency of single crops and throughput of batches, by Fer on ONNX and on Deeplearning4j, bare ONNX"
                        + " Runtime, and DJL; prints a Markdown table. Build with -Pspeed.")
public final class FerSpeed implements Callable<Integer> {
    private static final String BUNDLED = "bundled";

    @Option(
            names = "--nets",
            split = ",",
            defaultValue = BUNDLED + ",customCnn,resNet18",
            description = "of the zoo, untrained, or the bundled model (default: ${DEFAULT-VALUE})")
    private List<String> nets;

    @Option(
            names = "--contenders",
            split = ",",
            description = "of ${COMPLETION-CANDIDATES}, bare ONNX Runtime among them (default: all)")
    private List<CropRival> rivals = List.of(CropRival.values());

    @Option(names = "--batch", defaultValue = "64", description = "crops at once (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--threads",
            defaultValue = "2",
            description = "of each contender, for batches (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(
            names = "--single-threads",
            defaultValue = "1",
            description = "of each contender, for single crops (default: ${DEFAULT-VALUE})")
    private int singleThreads;

    @Option(names = "--rounds", defaultValue = "3", description = "turns of each (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "3", description = "seconds (default: ${DEFAULT-VALUE})")
    private double warmUp;

    @Option(names = "--seconds", defaultValue = "4", description = "timed (default: ${DEFAULT-VALUE})")
    private double seconds;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FerSpeed()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (!rivals.contains(CropRival.BARE)) {
            throw new IllegalArgumentException("all are compared with bare, which is missing in " + rivals);
        }
        System.out.println(Machine.describe());
        System.out.printf(
                Locale.ROOT,
                "gray 48x48 crops, from bytes to probabilities, preprocessing included, no face detection; single crops on"
                        + " %d thread(s), batches of %d on %d; %d rounds of %s s warm-up and %s s timed; load %s%n%n",
                singleThreads,
                batch,
                threads,
                rounds,
                warmUp,
                seconds,
                Machine.load());
        StringBuilder rows = new StringBuilder();
        for (String net : nets) {
            Path folder = Files.createTempDirectory("fer4j-speed");
            try {
                rows.append(measure(net, folder));
            } finally {
                Files.deleteIfExists(folder.resolve("model.fer"));
                Files.deleteIfExists(folder.resolve("plan.txt"));
                Files.delete(folder);
            }
        }
        System.out.println();
        System.out.println(CropTable.head(batch));
        System.out.print(rows);
        return 0;
    }

    private String measure(String net, Path folder) {
        int side = write(net, folder);
        CropTable table = new CropTable(rivals);
        for (int round = 1; round <= rounds; round++) {
            for (Mode mode : Mode.values()) {
                Map<CropRival, Map<String, String>> facts = new java.util.EnumMap<>(CropRival.class);
                for (CropRival rival : rivals) {
                    facts.put(rival, run(rival, mode, folder, side));
                }
                System.out.println(net + ", round " + round + ", " + table.add(mode, facts));
                System.out.flush();
            }
        }
        return table.rows(net);
    }

    private Map<String, String> run(CropRival rival, Mode mode, Path folder, int side) {
        int own = mode == Mode.SINGLE ? singleThreads : threads;
        return rival.run(
                List.of(
                        rival.engine(),
                        folder.resolve("model.fer").toString(),
                        folder.resolve("plan.txt").toString(),
                        Integer.toString(side),
                        Integer.toString(batch),
                        mode.name(),
                        Integer.toString(own),
                        Double.toString(warmUp),
                        Double.toString(seconds)),
                own);
    }

    /** Writes the net as a model with weights for both engines, and as a plan. Returns the side of its input. */
    static int write(String net, Path folder) {
        ModelFile model = net.equals(BUNDLED)
                ? Fer.bundledModel(Fer.bundledModels().get(0))
                : untrained(ZooSpeed.spec(net, Workload.SIDE, 1));
        if (!model.engines().containsAll(List.of("dl4j", "onnx"))
                || !model.card().preprocessing().equals(Preprocessing.gray48())) {
            throw new IllegalStateException(
                    "a model is compared that has weights for both engines and takes gray crops of"
                            + " 48x48 pixels, got " + model + " with "
                            + model.card().preprocessing());
        }
        model.write(folder.resolve("model.fer"));
        ModelCard card = model.card();
        NetSpec spec = new NetSpec(card.architecture(), card.labelSet(), card.preprocessing());
        ComputationGraph built = OursNet.build(spec, new LossAdapter(Losses.crossEntropy()));
        ZooPlan.of(spec, built)
                .orElseThrow(() -> new IllegalArgumentException("DJL has not all layers of " + net))
                .write(folder.resolve("plan.txt"));
        built.close();
        return card.preprocessing().height();
    }

    /** Weights do not change how long a net takes. */
    static ModelFile untrained(NetSpec spec) {
        ComputationGraph net = Zoo.build(spec);
        float[] parameters = net.params().toFloatVector();
        net.close();
        ModelCard card = new ModelCard(
                "untrained",
                spec.architecture().name() + " as it is before training",
                LabelSet.EKMAN_7.emotions().stream().map(Object::toString).toList(),
                spec.preprocessing(),
                FaceCrop.tight(),
                spec.architecture(),
                null,
                List.of(),
                "not stated");
        try (TrainedModel model = TrainedModel.of(card, parameters)) {
            return model.toModelFile();
        }
    }
}
