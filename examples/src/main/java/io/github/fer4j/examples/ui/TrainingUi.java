package io.github.fer4j.examples.ui;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Split;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import io.github.fer4j.models.listen.Listeners;
import io.github.fer4j.models.optim.Adam;
import io.github.fer4j.models.train.Trainer;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deeplearning4j's training UI, in the browser, while a small net learns drawn faces. It listens on 127.0.0.1 only. */
@Command(
        name = "TrainingUi",
        mixinStandardHelpOptions = true,
        description = "Shows the training of a small net on drawn faces in Deeplearning4j's UI.")
public final class TrainingUi implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "9000", description = "of the page (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--epochs", defaultValue = "20", description = "passes over the data (default: ${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--samples", defaultValue = "300", description = "drawn of each class (default: ${DEFAULT-VALUE})")
    private int samples;

    @Option(names = "--exit", description = "end with the training, instead of with Ctrl-C")
    private boolean exit;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new TrainingUi()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        LoopbackUiServer server = LoopbackUiServer.start(port);
        try {
            StatsStorage statistics = new InMemoryStatsStorage();
            server.attach(statistics);
            System.out.println("The training UI, for this machine only: http://" + LoopbackUiServer.LOOPBACK + ":"
                    + server.getPort() + "/train/overview");
            train(statistics, samples, epochs, System.out).close();
            if (!exit) {
                System.out.println("The page stays until Ctrl-C.");
                Thread.currentThread().join();
            }
        } finally {
            server.stop();
        }
        return 0;
    }

    static TrainingResult train(StatsStorage statistics, int samplesPerClass, int epochs, PrintStream out) {
        FerDataset faces = SyntheticFaces.builder()
                .samplesPerClass(samplesPerClass)
                .shares(0.8, 0.2)
                .seed(42)
                .build();
        return Trainer.of(Zoo.customCnn()
                        .classes(faces.labels())
                        .option("filters", "16,32,64")
                        .option("units", "64,32")
                        .option("convDropout", "0.1")
                        .option("dropout", "0.1"))
                .optimizer(Adam.of(2e-3))
                .epochs(epochs)
                // Statistics of all parameters take time: only at every tenth step.
                .listen(Listeners.console(out), Listeners.deeplearning4j(new StatsListener(statistics, 10)))
                .fit(faces.split(Split.TRAIN), faces.split(Split.VALIDATION));
    }
}
